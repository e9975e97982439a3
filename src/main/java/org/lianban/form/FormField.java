package org.lianban.form;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * One component of a form.
 *
 * @param key name of the value within its row or object; the path of a list or of a group that has one; null for display
 * @param validate the rules as the form states them; values that begin with {@code =} are FEEL
 * @param options values of a fixed choice
 * @param checks names of the checks that it asks for
 */
record FormField(
        Kind kind,
        String type,
        String key,
        String label,
        JsonNode definition,
        JsonNode validate,
        Pattern pattern,
        Set<String> options,
        List<String> checks,
        Map<String, Feel> expressions,
        List<FormField> children) {

    enum Kind { TEXT, NUMBER, CHECKBOX, CHOICE, CHOICES, DATETIME, EXPRESSION, GROUP, LIST, DISPLAY }

    static final Map<String, Kind> KINDS = Map.ofEntries(
            Map.entry("textfield", Kind.TEXT),
            Map.entry("textarea", Kind.TEXT),
            Map.entry("number", Kind.NUMBER),
            Map.entry("checkbox", Kind.CHECKBOX),
            Map.entry("radio", Kind.CHOICE),
            Map.entry("select", Kind.CHOICE),
            Map.entry("checklist", Kind.CHOICES),
            Map.entry("taglist", Kind.CHOICES),
            Map.entry("datetime", Kind.DATETIME),
            Map.entry("expression", Kind.EXPRESSION),
            Map.entry("group", Kind.GROUP),
            Map.entry("dynamiclist", Kind.LIST),
            Map.entry("text", Kind.DISPLAY),
            Map.entry("html", Kind.DISPLAY),
            Map.entry("table", Kind.DISPLAY),
            Map.entry("image", Kind.DISPLAY),
            Map.entry("iframe", Kind.DISPLAY),
            Map.entry("separator", Kind.DISPLAY),
            Map.entry("spacer", Kind.DISPLAY),
            Map.entry("button", Kind.DISPLAY));

    private static final Set<Kind> CHOSEN =
            Set.of(Kind.CHOICE, Kind.CHOICES, Kind.CHECKBOX, Kind.DATETIME);

    boolean required() {
        return validate.path("required").asBoolean();
    }

    /** Shown, not asked: the browser submits read-only values and leaves out disabled ones. */
    boolean locked(Supplier<Map<String, Object>> context) {
        return definition.path("disabled").asBoolean()
                || definition.path("readonly").asBoolean()
                || expressions.containsKey("readonly") && expressions.get("readonly").isTrue(context.get());
    }

    boolean hidden(Map<String, Object> context) {
        return expressions.containsKey("hide") && expressions.get("hide").isTrue(context);
    }

    /** Whether it asks again for a fact that the case knows, for whoever has to put it right. */
    boolean corrects() {
        return property("correction").equals("true");
    }

    /** A custom property, as the Modeler's section “Custom properties” writes it; empty where there is none. */
    String property(String name) {
        return definition.path("properties").path(name).asText("");
    }

    String missing() {
        if (kind == Kind.LIST) {
            return "至少填写一行";
        }
        if (kind == Kind.CHECKBOX) {
            return "须勾选";
        }
        return CHOSEN.contains(kind) ? "未选择" : "未填写";
    }
}
