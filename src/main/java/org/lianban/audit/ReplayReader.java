package org.lianban.audit;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.lianban.access.TaskPeople;
import org.lianban.audit.Replay.Source;
import org.lianban.engine.Caller;
import org.lianban.engine.CaseNotFoundException;
import org.lianban.engine.CaseRecords;
import org.lianban.engine.CaseRecords.CaseRecord;
import org.lianban.engine.Municipalities;
import org.lianban.engine.OfficialTime;
import org.lianban.journal.HistoryEvents;
import org.springframework.stereotype.Component;

/** Puts together what a replay needs: the events, the versions of the diagrams and who the people are. */
@Component
class ReplayReader {

    private static final String START = "processInstance.start";

    /** What in an event names an account. */
    private static final List<String> ACCOUNTS = List.of("actor", "assignee", "owner", "userId", "absent", "sender");

    /** What does so where a task changes hands; elsewhere these are values of any kind. */
    private static final List<String> HANDS = List.of("from", "to");

    private final CaseRecords records;
    private final CaseSearch search;
    private final JournalReader journal;
    private final HistoryEvents history;
    private final Models models;
    private final TaskPeople people;
    private final Caller caller;
    private final Municipalities municipalities;
    private final OwnCases cases;

    ReplayReader(
            CaseRecords records,
            CaseSearch search,
            JournalReader journal,
            HistoryEvents history,
            Models models,
            TaskPeople people,
            Caller caller,
            Municipalities municipalities,
            OwnCases cases) {
        this.records = records;
        this.search = search;
        this.journal = journal;
        this.history = history;
        this.models = models;
        this.people = people;
        this.caller = caller;
        this.municipalities = municipalities;
        this.cases = cases;
    }

    /** What happened, with where it was read. */
    private record Told(Source source, List<Map<String, Object>> events) {}

    /** @throws CaseNotFoundException for a case that there is not, or not for the caller */
    Replay read(String caseNumber) {
        var foreign = foreign(caseNumber);
        return foreign.isPresent() ? foreign(foreign.get()) : recorded(cases.require(caseNumber));
    }

    /**
     * What happened and no more.
     *
     * @throws CaseNotFoundException for a case that there is not, or not for the caller
     */
    List<Map<String, Object>> events(String caseNumber) {
        var foreign = foreign(caseNumber);
        return foreign.isPresent() ? history.of(foreign.get().getId(), null) : events(cases.require(caseNumber));
    }

    /** What happened and no more, whoever asks. */
    List<Map<String, Object>> events(CaseRecord record) {
        return told(record).events();
    }

    /** Whether the engine's history adds nothing to what the journal tells. */
    boolean isTold(CaseRecord record) {
        return told(record).source() == Source.journal;
    }

    /** A case that never had a record here: it came with the database of another Camunda, and may belong to no municipality. */
    private Optional<HistoricProcessInstance> foreign(String caseNumber) {
        return records.find(caseNumber).isPresent()
                ? Optional.empty()
                : history.whole(caseNumber).filter(whole -> whole.getTenantId() == null ? cases.areAll() : caller.worksFor(whole.getTenantId()));
    }

    private Told told(CaseRecord record) {
        var told = journal.read(record.caseNumber(), record.procedure(), record.municipality(), "").events();
        var earlier = before(record, told);
        var events = new ArrayList<>(earlier);
        events.addAll(told);
        return new Told(earlier.isEmpty() ? Source.journal : told.isEmpty() ? Source.history : Source.mixed, events);
    }

    private Replay recorded(CaseRecord record) {
        var told = told(record);
        var found = search.one(record.caseNumber());
        return replay(
                record.caseNumber(),
                record.procedure(),
                record.municipality(),
                found.applicant(),
                found.state(),
                found.openedAt(),
                found.endedAt(),
                found.archivedAt(),
                told.source(),
                told.events());
    }

    /** What happened before there was a journal, which then does not begin with the start of the case. */
    private List<Map<String, Object>> before(CaseRecord record, List<Map<String, Object>> told) {
        if (told.isEmpty()) {
            return history.of(record.processInstanceId(), null);
        }
        var first = told.get(0);
        var beginsLater = Objects.equals(first.get("seq"), 1L)
                && told.stream()
                        .takeWhile(event -> Objects.equals(event.get("seq"), 1L))
                        .noneMatch(event -> START.equals(event.get("kind")) && record.processInstanceId().equals(event.get("processInstanceId")));
        return beginsLater
                ? history.of(record.processInstanceId(), Date.from(OffsetDateTime.parse(String.valueOf(first.get("at"))).toInstant()))
                : List.of();
    }

    private Replay foreign(HistoricProcessInstance whole) {
        var state = whole.getEndTime() == null ? "running" : "COMPLETED".equals(whole.getState()) ? "completed" : "terminated";
        return replay(
                whole.getBusinessKey(),
                whole.getProcessDefinitionKey(),
                whole.getTenantId(),
                null,
                state,
                OfficialTime.of(whole.getStartTime()),
                OfficialTime.of(whole.getEndTime()),
                null,
                Source.history,
                history.of(whole.getId(), null));
    }

    private Replay replay(
            String caseNumber,
            String procedure,
            String municipality,
            String applicant,
            String state,
            OffsetDateTime openedAt,
            OffsetDateTime endedAt,
            OffsetDateTime archivedAt,
            Source source,
            List<Map<String, Object>> events) {
        return new Replay(
                caseNumber,
                procedure,
                models.names().getOrDefault(procedure, procedure),
                municipality,
                municipalities.all().stream().filter(one -> one.id().equals(municipality)).map(one -> one.name()).findFirst().orElse(null),
                applicant,
                state,
                openedAt,
                endedAt,
                archivedAt,
                source,
                people(events),
                models.definitions(definitions(events)),
                instances(events),
                events);
    }

    private Map<String, String> people(List<Map<String, Object>> events) {
        var names = new TreeMap<String, String>();
        events.forEach(event -> roles(event).forEach(role -> {
            if (event.get(role) instanceof String account && !account.isEmpty()) {
                names.computeIfAbsent(account, people::name);
            }
        }));
        return names;
    }

    private static Stream<String> roles(Map<String, Object> event) {
        var changesHands = "task.handedOver".equals(event.get("kind")) || "assignee".equals(event.get("property"));
        return changesHands ? Stream.concat(ACCOUNTS.stream(), HANDS.stream()) : ACCOUNTS.stream();
    }

    private static Set<String> definitions(List<Map<String, Object>> events) {
        var ids = new LinkedHashSet<String>();
        events.forEach(event -> {
            if (event.get("processDefinitionId") instanceof String id) {
                ids.add(id);
            }
        });
        return ids;
    }

    private static List<Replay.Instance> instances(List<Map<String, Object>> events) {
        var callers = new LinkedHashMap<String, String>();
        events.forEach(event -> {
            if (event.get("calledProcessInstanceId") instanceof String called) {
                callers.put(called, (String) event.get("activityInstanceId"));
            }
        });
        return events.stream()
                .filter(event -> START.equals(event.get("kind")))
                .map(event -> {
                    var id = (String) event.get("processInstanceId");
                    return new Replay.Instance(
                            id, (String) event.get("processDefinitionId"), (String) event.get("superProcessInstanceId"), callers.get(id));
                })
                .toList();
    }

    /** What a process instance knew when an event had happened, by variable name. */
    static Map<String, Object> known(List<Map<String, Object>> events, Object processInstance, Map<String, Object> until) {
        var known = new LinkedHashMap<String, Object>();
        for (var event : events) {
            var kind = String.valueOf(event.get("kind"));
            if (kind.startsWith("variable.") && Objects.equals(event.get("processInstanceId"), processInstance) && !event.containsKey("taskId")) {
                if (kind.equals("variable.delete")) {
                    known.remove(String.valueOf(event.get("variable")));
                } else {
                    known.put(String.valueOf(event.get("variable")), event.get("value"));
                }
            }
            if (event == until) {
                break;
            }
        }
        return known;
    }
}
