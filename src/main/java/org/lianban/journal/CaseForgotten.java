package org.lianban.journal;

/**
 * The time for which a case is kept is over. Whoever stores what people said in it deletes that, in the same transaction.
 *
 * @param caseNumber a case that has ended
 */
public record CaseForgotten(String caseNumber) {}
