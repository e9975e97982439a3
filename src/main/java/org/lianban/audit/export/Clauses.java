package org.lianban.audit.export;

import org.springframework.lang.Nullable;

/** What the elements of the deployed diagrams rest on. */
public interface Clauses {

    /**
     * @param definition id of the very version that ran
     * @return null where the element, or the version, states nothing
     */
    @Nullable String of(String definition, String element);
}
