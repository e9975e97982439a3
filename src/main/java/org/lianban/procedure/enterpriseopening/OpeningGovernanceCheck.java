package org.lianban.procedure.enterpriseopening;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.lianban.engine.Violation;
import org.lianban.form.FormCheck;
import org.lianban.form.Submission;
import org.springframework.stereotype.Component;

/**
 * Board and supervision.
 *
 * <p>公司法 68 (a board has three directors or more, and one chairman), 75 (a small limited company may have one director),
 * 76 (three supervisors or more; directors and senior managers cannot be supervisors), 83 (a small limited company may have
 * one supervisor, or none when all shareholders agree), 69 (none with an audit committee of the board); for joint-stock
 * companies 120, 121, 128, 130 and 133, which know no waiver by unanimity.
 */
@Component
class OpeningGovernanceCheck implements FormCheck {

    private static final String LIST = "officers";
    private static final int BOARD = 3;
    private static final Set<String> DIRECTORS = Set.of("chairman", "director");

    @Override
    public String name() {
        return "opening-governance";
    }

    @Override
    public List<Violation> check(Submission application) {
        var violations = new ArrayList<Violation>();
        checkDirectors(application, violations);
        checkSupervisors(application, violations);
        checkOffices(application, violations);
        return violations;
    }

    private static void checkDirectors(Submission application, List<Violation> violations) {
        var directors = count(application, DIRECTORS);
        if (directors != 1 && directors < BOARD) {
            violations.add(application.violation(LIST, "董事会成员为三人以上，规模较小的公司可以只设一名董事，现有董事 %d 名".formatted(directors)));
        }
        var chairmen = count(application, Set.of("chairman"));
        if (chairmen > 1 || directors >= BOARD && chairmen == 0) {
            violations.add(application.violation(LIST, "董事会设董事长一人"));
        }
    }

    private static void checkSupervisors(Submission application, List<Violation> violations) {
        var supervisors = count(application, Set.of("supervisor"));
        var waived = application.flag("supervisorsWaived");
        var auditCommittee = application.flag("auditCommittee");
        if (waived && OpeningApplicationRules.jointStock(application)) {
            violations.add(application.violation("supervisorsWaived", "股份有限公司不得以全体股东一致同意为由不设监事"));
            waived = false;
        }
        if (auditCommittee && count(application, DIRECTORS) < BOARD) {
            violations.add(application.violation("auditCommittee", "审计委员会由董事组成，须设三人以上的董事会"));
        }
        if (supervisors == 0 && !waived && !auditCommittee) {
            violations.add(application.violation(LIST, "须设监事会或者一名监事；设审计委员会，或者规模较小的有限责任公司经全体股东一致同意，可以不设"));
        }
        if (supervisors > 0 && (waived || auditCommittee)) {
            violations.add(application.violation(LIST, "已选择不设监事，名单中不应再有监事"));
        } else if (supervisors != 0 && supervisors != 1 && supervisors < BOARD) {
            violations.add(application.violation(LIST, "监事会成员为三人以上，规模较小的公司可以只设一名监事，现有监事 %d 名".formatted(supervisors)));
        }
    }

    private static void checkOffices(Submission application, List<Violation> violations) {
        var officers = application.rows(LIST);
        var managing = officers.stream()
                .filter(row -> row.text("position").filter(position -> !position.equals("supervisor")).isPresent())
                .flatMap(row -> row.text("documentNumber").stream())
                .collect(Collectors.toSet());
        var seen = new HashSet<String>();
        for (var row : officers) {
            var position = row.text("position");
            var number = row.text("documentNumber");
            if (position.isEmpty() || number.isEmpty()) {
                continue;
            }
            if (position.get().equals("supervisor") && managing.contains(number.get())) {
                violations.add(row.violation("position", "董事、高级管理人员不得兼任监事"));
            }
            if (!seen.add(position.get() + number.get().toUpperCase())) {
                violations.add(row.violation("position", "同一人的同一职务重复填写"));
            }
        }
    }

    private static long count(Submission application, Set<String> positions) {
        return application.rows(LIST).stream().filter(row -> row.text("position").filter(positions::contains).isPresent()).count();
    }
}
