package org.lianban.model;

/**
 * What a rule objects to, for a designer who knows no Java.
 *
 * @param file path within the working folder
 * @param element id, or what else names the place; empty for the file as a whole
 * @param name of the element, as the diagram shows it; empty where it has none
 * @param problem what is wrong
 * @param advice what to do; empty where nobody but the engine knows
 * @param remark whether it stands in nobody's way, like lines that cross
 */
record Finding(String file, String element, String name, String problem, String advice, boolean remark) {

    Finding(String file, String element, String problem, String advice) {
        this(file, element, "", problem, advice, false);
    }

    Finding named(String nameOfElement) {
        return new Finding(file, element, nameOfElement, problem, advice, remark);
    }

    Finding asRemark() {
        return new Finding(file, element, name, problem, advice, true);
    }

    @Override
    public String toString() {
        return (remark ? "建议：" : "") + file + place() + "：" + problem + "。" + (advice.isEmpty() ? "" : advice + "。");
    }

    private String place() {
        if (element.isEmpty()) {
            return "";
        }
        return name.isEmpty() ? " 的 " + element : " 的“%s”（%s）".formatted(name, element);
    }
}
