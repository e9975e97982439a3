package org.lianban.model;

/**
 * One thing done wrong, and what the gate must answer.
 *
 * @param element that the finding names
 * @param problem part of its sentence
 */
record Breakage(String file, String from, String to, String element, String problem) {

    static Breakage of(String file, String from, String to, String element, String problem) {
        return new Breakage(file, from, to, element, problem);
    }

    @Override
    public String toString() {
        return element + "：" + problem;
    }
}
