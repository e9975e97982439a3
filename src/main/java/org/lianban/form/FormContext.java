package org.lianban.form;

import java.time.LocalDate;
import java.util.function.Function;

/**
 * Where and when something is submitted.
 *
 * @param municipality tenant id; null where the caller belongs to none
 * @param today the day in Asia/Shanghai
 * @param starting whether the submission opens a case, so that nothing can be stored yet
 * @param stored the value that the case holds under a name, null where it holds none
 */
public record FormContext(String municipality, LocalDate today, boolean starting, Function<String, Object> stored) {

    public static FormContext start(String municipality, LocalDate today) {
        return new FormContext(municipality, today, true, name -> null);
    }

    public static FormContext task(String municipality, LocalDate today, Function<String, Object> stored) {
        return new FormContext(municipality, today, false, stored);
    }

    /** The plain form of what the case holds under a name; null too where no form field could hold it. */
    Object held(String name) {
        try {
            return PlainValues.of(stored.apply(name));
        } catch (PlainValues.Unsupported foreign) {
            return null;
        }
    }
}
