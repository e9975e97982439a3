package org.lianban.form;

/**
 * One reason why a submission is refused.
 *
 * @param field path of the value by its keys, for example {@code shareholders[2].documentNumber}; rows count from 0
 * @param label the same path as the form words it, for example {@code 股东 第3行 证件号码}
 * @param message why, in Chinese
 */
public record Violation(String field, String label, String message) {

    /** As the applicant reads it. */
    public String sentence() {
        return label + "：" + message;
    }
}
