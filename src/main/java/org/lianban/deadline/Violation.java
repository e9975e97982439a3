package org.lianban.deadline;

/**
 * One reason why an input is refused.
 *
 * @param field where, as a program names it, for example {@code events[2].kind}; rows count from 0
 * @param label where, as an official reads it, for example {@code 第 3 个事件 种类}
 * @param message why, in Chinese
 */
record Violation(String field, String label, String message) {}
