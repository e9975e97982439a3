package org.lianban.form;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.lianban.engine.Violation;

/** Holds what is shown to its rules. */
final class EntryRules {

    private final FormContext context;
    private final FeelContext feel;
    private final Set<Violation> violations;
    private final FieldRules rules;

    /** @param violations takes up what breaks a rule */
    EntryRules(FormContext context, FeelContext feel, Set<Violation> violations) {
        this.context = context;
        this.feel = feel;
        this.violations = violations;
        this.rules = new FieldRules(context::held);
    }

    void validate(List<Entry> entries) {
        for (var entry : entries) {
            if (entry.hidden) {
                continue;
            }
            if (entry.mismatch != null) {
                refuse(entry, entry.mismatch);
                continue;
            }
            switch (entry.field.kind()) {
                case DISPLAY -> {}
                case GROUP -> validate(entry.object == null ? entry.children : entry.object.entries);
                case LIST -> validateRows(entry);
                case EXPRESSION -> {
                    if (entry.present && !PlainValues.isEmpty(entry.submitted) && !PlainValues.same(entry.submitted, entry.value)) {
                        refuse(entry, "由系统计算，应为“%s”".formatted(FieldRules.shown(entry.value)));
                    }
                }
                default -> validateValue(entry);
            }
        }
    }

    private void validateRows(Entry entry) {
        if (entry.locked) {
            refuseChange(entry, entry.submitted);
            return;
        }
        if (entry.kept) {
            return;
        }
        var least = number(entry.field.property("minRows"), entry.field.required() ? 1 : 0);
        var most = number(entry.field.property("maxRows"), Integer.MAX_VALUE);
        if (entry.rows.size() < least) {
            refuse(entry, least == 1 ? entry.field.missing() : "至少填写 %d 行".formatted(least));
        }
        if (entry.rows.size() > most) {
            refuse(entry, "最多填写 %d 行".formatted(most));
        }
        entry.rows.forEach(row -> validate(row.entries));
    }

    private static int number(String property, int otherwise) {
        return property.matches("\\d{1,6}") ? Integer.parseInt(property) : otherwise;
    }

    private void validateValue(Entry entry) {
        var field = entry.field;
        if (entry.locked) {
            refuseChange(entry, FieldTypes.quietly(field, entry.submitted));
            return;
        }
        if (field.required() && (!entry.present || PlainValues.isEmpty(entry.value) || Boolean.FALSE.equals(entry.value))) {
            refuse(entry, field.missing());
            return;
        }
        if (PlainValues.isEmpty(entry.value) || entry.kept) {
            return;
        }
        var around = new ValueCheck.Surroundings(
                context.today(), acceptedOn(), field.property("checkBy"), key -> feel.sibling(entry.scope, key));
        rules.faults(field, entry.value, feel.of(entry.scope), around).forEach(fault -> refuse(entry, fault));
    }

    private void refuseChange(Entry entry, Object submitted) {
        if (entry.present && !PlainValues.same(submitted, entry.value)) {
            refuse(entry, "此项只供查看，不能修改");
        }
    }

    private LocalDate acceptedOn() {
        return context.held("acceptedOn") instanceof String day ? LocalDate.parse(day) : context.today();
    }

    private void refuse(Entry entry, String message) {
        violations.add(entry.violation(message));
    }
}
