package org.lianban.audit.finding;

/**
 * What came of which facts in a case, to be compared with other cases.
 *
 * @param subject what was asked: the id of a decision, or {@code outcome:} with the id of a process
 * @param title what officials call it
 * @param facts the municipality aside; the same text for the same facts
 * @param result the same text for the same result
 * @param definition the version of the decision or process
 */
public record Answer(String subject, String title, String facts, String result, String definition, Event event) {}
