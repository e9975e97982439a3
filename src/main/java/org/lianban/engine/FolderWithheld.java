package org.lianban.engine;

import java.util.List;

/**
 * The product brings another version of a folder than before, and meanwhile a designer has deployed that folder: the designer's
 * version stays in force, and the product's has to be deployed by somebody who has compared the two.
 *
 * @param folder procedure or shared decision
 * @param files paths of the files in which the two differ, in order
 * @param deployment id of the designer's deployment
 */
public record FolderWithheld(String folder, List<String> files, String deployment) {}
