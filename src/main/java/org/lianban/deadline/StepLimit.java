package org.lianban.deadline;

/**
 * A row of the table of time limits.
 *
 * @param limit what was promised
 * @param extension by how many units it may be extended, once; null where it may not
 * @param basis clause that sets the limit; null where only the office does
 */
record StepLimit(TimeLimit limit, Integer extension, String basis) {}
