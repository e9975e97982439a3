package org.lianban.deadline;

import java.util.Locale;
import org.lianban.engine.MeasuredTasks;

/** How a clock stands, as officials read it at a glance; the first four in the order in which they are reached. */
enum Colour {
    GREEN("绿"),
    YELLOW("黄"),
    ORANGE(MeasuredTasks.NEARLY_OVER),
    RED("红"),
    GREY("停");

    private final String word;

    Colour(String word) {
        this.word = word;
    }

    /** What stands in a task list. */
    String word() {
        return word;
    }

    /** What stands in JSON. */
    String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
