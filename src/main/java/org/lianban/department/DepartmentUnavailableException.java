package org.lianban.department;

/** A department could not be asked, or its answer cannot be used; the step is tried again and becomes an incident. */
public class DepartmentUnavailableException extends RuntimeException {

    DepartmentUnavailableException(String department, DepartmentStep step, String whatHappened, Throwable cause) {
        super("%s的“%s”未完成：%s".formatted(department, step.name(), whatHappened), cause);
    }
}
