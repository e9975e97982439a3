package org.lianban.model;

/**
 * What a gate objects to.
 *
 * @param file path within the repository
 * @param element id, or what else names the place; empty for the file as a whole
 * @param problem a sentence for the designer
 */
record Finding(String file, String element, String problem) {

    @Override
    public String toString() {
        return file + (element.isEmpty() ? "" : " [" + element + "]") + "：" + problem;
    }
}
