package org.lianban.access;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.security.Principal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.lianban.engine.Violation;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Who stands in for whom. Everybody says so for himself, the lead for the department's clerks. */
@RestController
@RequestMapping("/api/absences")
@Tag(name = "任务")
class AbsenceController {

    private static final int LONGEST_DAYS = 366;

    /** @param account who is away; null for the caller */
    record Request(String account, String substitute, String from, String until) {}

    /**
     * @param accountName to show
     * @param active whether it is today
     * @param removable whether the caller may call it off
     */
    record View(
            String account,
            String accountName,
            String substitute,
            String substituteName,
            LocalDate from,
            LocalDate until,
            boolean active,
            boolean removable) {}

    private final Absences absences;
    private final AbsenceDesk desk;
    private final Colleagues colleagues;
    private final People people;

    AbsenceController(Absences absences, AbsenceDesk desk, Colleagues colleagues, People people) {
        this.absences = absences;
        this.desk = desk;
        this.colleagues = colleagues;
        this.people = people;
    }

    @GetMapping
    @Operation(summary = "外出代办", description = "本人的、本人代办的；科室负责人另见本部门、本地区的。")
    List<View> list(Principal principal) {
        var caller = person(principal);
        var accounts = new TreeSet<String>(List.of(caller.id()));
        if (caller.groups().contains(Role.LEAD.id())) {
            colleagues.of(caller).forEach(colleague -> accounts.add(colleague.id()));
        }
        return absences.concerning(accounts).stream()
                .map(absence -> new View(
                        absence.account(),
                        name(absence.account()),
                        absence.substitute(),
                        name(absence.substitute()),
                        absence.from(),
                        absence.until(),
                        absence.covers(absences.today()),
                        absence.account().equals(caller.id()) || leads(caller, absence.account())))
                .toList();
    }

    @GetMapping("/colleagues")
    @Operation(summary = "可以受托代办的同事", description = "本部门、本地区的其他经办人。")
    List<Colleagues.Colleague> colleagues(Principal principal) {
        return colleagues.of(person(principal));
    }

    @PutMapping
    @Operation(
            summary = "设定外出代办",
            description = "期间（from 至 until，含两端）由受托人 substitute 代为办理已认领的任务，办理记为“代 X 办理”。每个账号一段，后设的取代先设的。"
                    + "403：account 不是本人，本人也不是其科室负责人；422：一次列出全部问题。")
    ResponseEntity<ProblemDetail> record(@RequestBody Request request, Principal principal) {
        var caller = person(principal);
        var account = request.account() == null || request.account().isBlank() ? caller.id() : request.account();
        var absent = allowed(caller, account);
        var violations = new ArrayList<Violation>();
        var from = day(request.from(), "from", "开始日期", violations);
        var until = day(request.until(), "until", "结束日期", violations);
        checkPeriod(from, until, violations);
        checkSubstitute(request.substitute(), absent, violations);
        if (violations.isEmpty()) {
            var absence = new Absence(account, request.substitute(), from, until);
            absences.find(absence.substitute()).filter(absence::overlaps).ifPresent(away -> violations.add(
                    new Violation("substitute", "受托人", "%s 至 %s 本人外出".formatted(away.from(), away.until()))));
            if (violations.isEmpty()) {
                desk.record(absence, absent.name());
                return ResponseEntity.noContent().build();
            }
        }
        return ResponseEntity.of(Violation.problem(violations)).build();
    }

    @DeleteMapping
    @Operation(summary = "取消外出代办", description = "account 不写即本人。403：不是本人，也不是其科室负责人；404：没有设定。")
    ResponseEntity<ProblemDetail> remove(@RequestParam Optional<String> account, Principal principal) {
        var caller = person(principal);
        var absent = allowed(caller, account.orElse(caller.id()));
        if (absences.find(absent.id()).isEmpty()) {
            return ResponseEntity.of(ProblemDetail.forStatusAndDetail(HttpStatus.NOT_FOUND, "没有设定外出代办")).build();
        }
        desk.remove(absent.id());
        return ResponseEntity.noContent().build();
    }

    /** Whether an account exists is nobody's business who may not arrange for it. */
    private Person allowed(Person caller, String account) {
        if (!caller.plays(Role.Kind.CLERK)) {
            throw new Forbidden("只有部门经办人可以设定外出代办");
        }
        if (account.equals(caller.id())) {
            return caller;
        }
        return people.find(account)
                .filter(other -> leads(caller, account))
                .orElseThrow(() -> new Forbidden("只能为本人，或者由科室负责人为本部门、本地区的经办人设定外出代办"));
    }

    private boolean leads(Person caller, String account) {
        return caller.groups().contains(Role.LEAD.id())
                && people.find(account).filter(other -> colleagues.areColleagues(caller, other)).isPresent();
    }

    private void checkPeriod(LocalDate from, LocalDate until, List<Violation> violations) {
        if (from == null || until == null) {
            return;
        }
        if (until.isBefore(from)) {
            violations.add(new Violation("until", "结束日期", "不得早于开始日期"));
        } else if (until.isBefore(absences.today())) {
            violations.add(new Violation("until", "结束日期", "已经过去"));
        } else if (from.plusDays(LONGEST_DAYS).isBefore(until)) {
            violations.add(new Violation("until", "结束日期", "一次不得超过 %d 日".formatted(LONGEST_DAYS)));
        }
    }

    private void checkSubstitute(String substitute, Person absent, List<Violation> violations) {
        if (substitute == null || substitute.isBlank()) {
            violations.add(new Violation("substitute", "受托人", "未填写"));
        } else if (substitute.equals(absent.id())) {
            violations.add(new Violation("substitute", "受托人", "不能是外出的本人"));
        } else if (people.find(substitute).filter(person -> colleagues.areColleagues(absent, person)).isEmpty()) {
            violations.add(new Violation("substitute", "受托人", "不是本部门、本地区的经办人"));
        }
    }

    private static LocalDate day(String text, String field, String label, List<Violation> violations) {
        try {
            return LocalDate.parse(text == null ? "" : text);
        } catch (DateTimeParseException e) {
            violations.add(new Violation(field, label, text == null || text.isBlank() ? "未填写" : "应写成 2026-11-23"));
            return null;
        }
    }

    private Person person(Principal principal) {
        return people.find(principal.getName()).orElseThrow(() -> new Forbidden("账号已停用"));
    }

    private String name(String account) {
        return people.find(account).map(Person::name).orElse(account);
    }
}
