package org.lianban.basis;

/**
 * A clause of a reform programme, or an article of a law, in our own words.
 *
 * @param citation how models name it
 * @param kind what the clause asks for, {@code PROC+SLA} for instance; {@code LAW} for an article
 * @param lead bodies in charge; empty for an article
 * @param figures limits, ratios and dates it sets; empty where it sets none
 */
public record Clause(Citation citation, String title, String kind, String lead, String figures) {}
