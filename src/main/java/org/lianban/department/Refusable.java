package org.lianban.department;

/** An answer by which a department may also refuse. */
public interface Refusable {

    boolean refused();

    /** Why, in words for the applicant; null when not refused. */
    String reason();
}
