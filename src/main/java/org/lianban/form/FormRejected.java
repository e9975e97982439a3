package org.lianban.form;

import jakarta.ws.rs.core.Response.Status;
import java.util.List;
import java.util.stream.Collectors;
import org.lianban.engine.Refusal;
import org.lianban.engine.Violation;

/** A submission that breaks the rules of its form, with every reason at once. */
public class FormRejected extends Refusal {

    /** More sentences than this help nobody and let a hostile caller blow up logs. */
    private static final int SENTENCES_SHOWN = 50;

    private final transient List<Violation> violations;

    public FormRejected(List<Violation> violations) {
        super(Status.BAD_REQUEST, sentences(violations));
        this.violations = List.copyOf(violations);
    }

    public List<Violation> violations() {
        return violations;
    }

    private static String sentences(List<Violation> violations) {
        var shown = violations.stream().limit(SENTENCES_SHOWN).map(Violation::sentence).collect(Collectors.joining("；"));
        return violations.size() <= SENTENCES_SHOWN ? shown : "%s；等共 %d 处".formatted(shown, violations.size());
    }
}
