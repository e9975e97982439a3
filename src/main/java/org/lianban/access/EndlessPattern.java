package org.lianban.access;

import java.util.ArrayDeque;

/**
 * A pattern with a repeated group that repeats or chooses within, as {@code (a+)+}: Java tries every way to divide the text
 * before it finds no match, and the time doubles with each character.
 */
final class EndlessPattern {

    private static final int LONGEST = 500;

    private EndlessPattern() {}

    static boolean isIn(String pattern) {
        var groups = new ArrayDeque<Boolean>();
        var varies = false;
        for (var at = 0; at < pattern.length(); at++) {
            switch (pattern.charAt(at)) {
                case '\\' -> at++;
                case '[' -> at = endOfClass(pattern, at);
                case '(' -> {
                    groups.push(varies);
                    varies = false;
                }
                case ')' -> {
                    if (varies && repeats(pattern, at + 1, true)) {
                        return true;
                    }
                    varies |= repeats(pattern, at + 1, false) | (!groups.isEmpty() && groups.pop());
                }
                case '|' -> varies = true;
                default -> varies |= repeats(pattern, at, false);
            }
        }
        return pattern.length() > LONGEST;
    }

    private static boolean repeats(String pattern, int at, boolean alsoFixed) {
        var rest = pattern.substring(at);
        return rest.startsWith("*") || rest.startsWith("+") || rest.matches(alsoFixed ? "(?s)\\{\\d.*" : "(?s)\\{\\d+,.*");
    }

    private static int endOfClass(String pattern, int start) {
        for (var at = start + 2; at < pattern.length(); at++) {
            if (pattern.charAt(at) == '\\') {
                at++;
            } else if (pattern.charAt(at) == ']') {
                return at;
            }
        }
        return pattern.length();
    }
}
