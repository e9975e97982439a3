package org.lianban.engine;

import java.util.List;

/**
 * A process or decision in the version in which new cases find it.
 *
 * @param id of the process or decision
 * @param decision whether it is a decision, else a process
 * @param folder that it is deployed with; empty for what lies in no folder
 * @param shipped whether the product brought this version, which is the one that its tests ran on
 * @param elements those that state what they rest on
 */
public record PolicyModel(
        String id, String name, boolean decision, int version, String folder, boolean shipped, List<PolicyElement> elements) {}
