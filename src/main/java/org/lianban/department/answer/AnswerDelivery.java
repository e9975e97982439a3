package org.lianban.department.answer;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.EventSubscription;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Message;
import org.camunda.bpm.model.bpmn.instance.MessageEventDefinition;
import org.camunda.bpm.model.bpmn.instance.ReceiveTask;
import org.lianban.engine.CaseRecords;
import org.lianban.journal.CaseRow;
import org.lianban.journal.Journal;
import org.springframework.lang.Nullable;
import org.springframework.stereotype.Component;

/** Gives an answer to the step that waits for it, in the transaction of the caller, or says why nobody does. */
@Component
class AnswerDelivery {

    private final RuntimeService runtime;
    private final RepositoryService repository;
    private final HistoryService history;
    private final IdentityService identity;
    private final CaseRecords cases;
    private final IssuedTickets tickets;
    private final Journal journal;
    private final CaseRow row;

    AnswerDelivery(
            RuntimeService runtime,
            RepositoryService repository,
            HistoryService history,
            IdentityService identity,
            CaseRecords cases,
            IssuedTickets tickets,
            Journal journal,
            CaseRow row) {
        this.runtime = runtime;
        this.repository = repository;
        this.history = history;
        this.identity = identity;
        this.cases = cases;
        this.tickets = tickets;
        this.journal = journal;
        this.row = row;
    }

    /** As nobody in particular: the department has no account, and its signature was checked. */
    <A extends DeferredAnswer> AnswerState deliver(AnswerChannel<A> channel, A answer) {
        return asTheDepartment(channel, () -> record(channel, answer, deliverToCase(channel, answer), ""));
    }

    /**
     * Records an answer that the case could not take for a fault, and that is kept for it.
     *
     * @param problem what stopped the case
     */
    void keep(AnswerChannel<?> channel, DeferredAnswer answer, String problem) {
        asTheDepartment(channel, () -> record(channel, answer, AnswerState.PENDING, problem));
    }

    /** Records in the installation's journal, not in the case's, that somebody signed for a municipality that is not the case's. */
    void refuseForeign(AnswerChannel<?> channel, String signedFor, DeferredAnswer answer) {
        asTheDepartment(channel, () -> {
            journal.recordInstallation("answer.refused", Map.of(
                    "department", channel.role(),
                    "signedFor", signedFor,
                    "caseNumber", answer.caseNumber(),
                    "answerId", answer.answerId(),
                    "ticket", answer.ticket()));
            return AnswerState.UNKNOWN;
        });
    }

    /** Tries an answer again that came early; that it is still early is on record already. */
    <A extends DeferredAnswer> AnswerState deliverAgain(AnswerChannel<A> channel, A answer) {
        return asTheDepartment(channel, () -> {
            var state = deliverToCase(channel, answer);
            return state == AnswerState.PENDING ? state : record(channel, answer, state, "");
        });
    }

    private AnswerState asTheDepartment(AnswerChannel<?> channel, Supplier<AnswerState> delivery) {
        var caller = identity.getCurrentAuthentication();
        identity.clearAuthentication();
        try {
            return journal.actingAs("department:" + channel.role(), delivery);
        } finally {
            if (caller != null) {
                identity.setAuthentication(caller);
            }
        }
    }

    private AnswerState record(AnswerChannel<?> channel, DeferredAnswer answer, AnswerState state, String problem) {
        var event = new LinkedHashMap<String, Object>();
        event.put("department", channel.role());
        event.put("fact", channel.fact());
        event.put("answerId", answer.answerId());
        event.put("ticket", answer.ticket());
        event.put("state", state.name().toLowerCase(Locale.ROOT));
        if (!problem.isEmpty()) {
            event.put("problem", problem);
        }
        event.put("answer", answer);
        journal.record(answer.caseNumber(), "answer.received", event);
        return state;
    }

    /**
     * Holds the case before it looks: the step that sent for the answer may be committing, and half of it seen, the ticket
     * but not yet who holds it, would make the answer late that is only early.
     */
    private <A extends DeferredAnswer> AnswerState deliverToCase(AnswerChannel<A> channel, A answer) {
        var found = cases.find(answer.caseNumber());
        if (found.isEmpty()) {
            return AnswerState.UNKNOWN;
        }
        row.lock(answer.caseNumber());
        var holders = holdersOfTicket(channel, answer);
        var waiting = holders.stream().flatMap(holder -> subscription(holder, channel.fact()).stream()).findFirst();
        if (waiting.isPresent()) {
            runtime.messageEventReceived(
                    waiting.get().getEventName(), waiting.get().getExecutionId(), channel.variables(answer));
            return AnswerState.APPLIED;
        }
        if (hasEnded(found.get().processInstanceId())) {
            return AnswerState.LATE;
        }
        if (!tickets.isIssued(channel.role(), answer)) {
            return AnswerState.PENDING;
        }
        return holders.stream().allMatch(holder -> hasWaited(holder, channel)) ? AnswerState.LATE : AnswerState.PENDING;
    }

    /** Nobody holds the ticket of an earlier round. */
    private List<ProcessInstance> holdersOfTicket(AnswerChannel<?> channel, DeferredAnswer answer) {
        return runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(answer.caseNumber())
                .variableValueEquals(channel.ticketVariable(), answer.ticket())
                .list();
    }

    private Optional<EventSubscription> subscription(ProcessInstance instance, String fact) {
        return runtime.createEventSubscriptionQuery()
                .processInstanceId(instance.getId())
                .eventType("message")
                .list()
                .stream()
                .filter(subscription -> subscription.getEventName().endsWith("." + fact))
                .findFirst();
    }

    private boolean hasEnded(String processInstanceId) {
        return runtime.createProcessInstanceQuery().processInstanceId(processInstanceId).count() == 0;
    }

    /** Every round with the department waits once; when all waits are over, so is that of the last ticket. */
    private boolean hasWaited(ProcessInstance holder, AnswerChannel<?> channel) {
        var model = repository.getBpmnModelInstance(holder.getProcessDefinitionId());
        var waits = waitsFor(channel.fact(), model).stream()
                .mapToLong(activity -> history.createHistoricActivityInstanceQuery()
                        .processInstanceId(holder.getId())
                        .activityId(activity)
                        .finished()
                        .count())
                .sum();
        return waits >= tickets.rounds(channel.role(), holder.getId());
    }

    private static List<String> waitsFor(String fact, BpmnModelInstance model) {
        var tasks = model.getModelElementsByType(ReceiveTask.class).stream()
                .filter(task -> reports(task.getMessage(), fact))
                .map(FlowNode::getId);
        var events = model.getModelElementsByType(MessageEventDefinition.class).stream()
                .filter(definition -> reports(definition.getMessage(), fact))
                .map(definition -> definition.getParentElement().getAttributeValue("id"));
        return Stream.concat(tasks, events).toList();
    }

    private static boolean reports(@Nullable Message message, String fact) {
        return message != null && message.getName().endsWith("." + fact);
    }
}
