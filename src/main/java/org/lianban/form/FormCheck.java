package org.lianban.form;

import java.util.List;
import org.lianban.engine.Violation;

/**
 * A rule over the submission as a whole, named in the form by the property {@code check} of any component or of the form
 * itself.
 *
 * <p>It sees only values that are shown and of the right type. What is missing or malformed has been reported already,
 * so a check stays silent where it lacks its inputs.
 */
public interface FormCheck {

    /** The name by which forms ask for it, in kebab-case. */
    String name();

    List<Violation> check(Submission submission);
}
