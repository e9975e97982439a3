package org.lianban.form;

import java.util.List;

/** A form that the server cannot hold anyone to: an unknown check, component or expression. A mistake of its designer. */
public class UnusableForm extends RuntimeException {

    private final transient List<String> problems;

    UnusableForm(List<String> problems) {
        super(String.join("；", problems));
        this.problems = List.copyOf(problems);
    }

    public List<String> problems() {
        return problems;
    }
}
