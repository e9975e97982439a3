package org.lianban.engine;

import java.util.Arrays;
import java.util.Map;

/**
 * What is in force of a folder: its part of the deployment that holds its newest version.
 *
 * @param deployment id
 * @param deploymentName what whoever deployed called it
 * @param source the program that deployed
 * @param files contents by path
 */
record DeployedFolder(String deployment, String deploymentName, String source, Map<String, byte[]> files) {

    /** Whether the product brought it along and nobody has deployed the folder since. */
    boolean isShipped() {
        return DeployedFolders.SHIPPED.equals(source);
    }

    boolean holds(Map<String, byte[]> others) {
        return files.keySet().equals(others.keySet())
                && files.entrySet().stream().allMatch(file -> Arrays.equals(file.getValue(), others.get(file.getKey())));
    }
}
