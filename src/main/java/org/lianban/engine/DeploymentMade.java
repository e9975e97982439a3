package org.lianban.engine;

import java.util.List;
import java.util.Map;

/**
 * Somebody has deployed something new; told within the transaction that deploys it.
 *
 * @param deployment id
 * @param source the program that deployed
 * @param sent paths of what was sent, in order; the rest of the files was added as it was in force
 * @param files contents by path
 * @param before contents of the version before by path, of the same folders
 */
public record DeploymentMade(
        String deployment,
        String name,
        String source,
        List<String> sent,
        Map<String, byte[]> files,
        Map<String, byte[]> before) {}
