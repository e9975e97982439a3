package org.lianban.basis;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;

/**
 * A clause of a reform programme, or an article of a law, in our own words.
 *
 * @param citation how models name it
 * @param kind what the clause asks for, {@code PROC+SLA} for instance; {@code LAW} for an article
 * @param lead bodies in charge; empty for an article
 * @param figures limits, ratios and dates it sets; empty where it sets none
 * @param planned codes of the procedures that are to carry it out; empty where none is planned
 */
public record Clause(Citation citation, String title, String kind, String lead, String figures, @JsonIgnore List<String> planned) {

    static final String LAW = "LAW";

    @JsonIgnore
    boolean isLaw() {
        return kind.equals(LAW);
    }

    /** What it asks for, each by itself. */
    @JsonIgnore
    List<String> kinds() {
        return List.of(kind.split("\\+"));
    }
}
