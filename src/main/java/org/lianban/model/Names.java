package org.lianban.model;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The variables that an expression names, JUEL or FEEL: near enough for the plain expressions that models may hold. */
final class Names {

    private static final Pattern STRING = Pattern.compile("\"[^\"]*\"|'[^']*'");
    private static final Pattern NAME = Pattern.compile("(?<![\\w.])([A-Za-z_]\\w*)(?!\\w|\\s*[(:])");
    private static final Pattern LOCAL = Pattern.compile("\\b(?:for|some|every)\\s+(\\w+)\\s+in\\b");
    private static final Set<String> WORDS = Set.of(
            "true", "false", "null", "empty", "not", "and", "or", "eq", "ne", "lt", "gt", "le", "ge", "div", "mod",
            "if", "then", "else", "for", "in", "return", "some", "every", "satisfies", "between", "instance", "of",
            "item", "execution");

    private Names() {}

    static Set<String> read(String expression) {
        var bare = STRING.matcher(expression).replaceAll("\"\"");
        var names = new LinkedHashSet<String>();
        NAME.matcher(bare).results().map(found -> found.group(1)).filter(name -> !WORDS.contains(name)).forEach(names::add);
        LOCAL.matcher(bare).results().map(found -> found.group(1)).forEach(names::remove);
        return names;
    }

    /** The string literals of an expression or of a list of FEEL values. */
    static List<String> literals(String expression) {
        return STRING.matcher(expression).results()
                .map(found -> found.group().substring(1, found.group().length() - 1))
                .toList();
    }

    /** What is written with hyphens, as it begins message names and error codes: {@code housingFund}. */
    static String camelCase(String hyphenated) {
        return Stream.of(hyphenated.split("-"))
                .reduce((first, next) -> first + Character.toUpperCase(next.charAt(0)) + next.substring(1))
                .orElseThrow();
    }

    /** As decision files are named: {@code time-limit} for {@code timeLimit}. */
    static String kebabCase(String camelCase) {
        return camelCase.replaceAll("(?<=[a-z0-9])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
    }
}
