package org.lianban.procedure.credit;

/**
 * How somebody stands on one day.
 *
 * @param restricted whether a broken promise bars from further promises
 * @param falsePromiseUnrepaired whether one of them was false and has not been repaired, however long ago
 */
record CreditStanding(boolean restricted, boolean falsePromiseUnrepaired) {}
