package org.lianban.engine;

import java.util.Map;

/**
 * From which version of a process to which, and what stands for what.
 *
 * @param from id of the process definition on which cases run
 * @param to id of the process definition on which they would run
 * @param mapping ids of elements by what stands for them in the other version; equal ones need not be told
 */
public record VersionMove(String from, String to, Map<String, String> mapping) {}
