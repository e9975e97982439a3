package org.lianban.privacy;

import jakarta.servlet.ServletRequest;

/** The mark by which code that has checked the right, and put the look on record, lets one answer go out unmasked. */
public final class Disclosure {

    private static final String MARK = Disclosure.class.getName();

    private Disclosure() {}

    public static void allow(ServletRequest request) {
        request.setAttribute(MARK, true);
    }

    public static boolean isAllowed(ServletRequest request) {
        return Boolean.TRUE.equals(request.getAttribute(MARK));
    }
}
