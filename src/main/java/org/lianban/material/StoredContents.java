package org.lianban.material;

import java.util.Collection;
import java.util.Set;

/** Rows that name contents of the store, which the sweep of the store has to leave. */
public interface StoredContents {

    /** Those of the ids that are known. */
    Set<String> known(Collection<String> ids);
}
