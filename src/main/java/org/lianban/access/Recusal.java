package org.lianban.access;

import java.text.Normalizer;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.history.HistoricVariableInstance;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.springframework.stereotype.Component;

/** Keeps people away from cases to which they are a party: cases that hold their own identity number, wherever it stands. */
@Component
class Recusal {

    /** What is no identity number matches no fingerprint, so this need not be exact. */
    private static final Pattern NUMBER = Pattern.compile("(?<!\\d)(?:\\d{17}[\\dXx]|\\d{15})(?!\\d)");

    private final AccountIdentities identities;

    Recusal(AccountIdentities identities) {
        this.identities = identities;
    }

    boolean isParty(String account, TaskEntity task) {
        var fingerprint = identities.fingerprint(account);
        return fingerprint.isPresent()
                && values(task)
                        .filter(Objects::nonNull)
                        .map(value -> Normalizer.normalize(value.toString(), Normalizer.Form.NFKC))
                        .flatMap(text -> NUMBER.matcher(text).results().map(MatchResult::group))
                        .distinct()
                        .anyMatch(number -> identities.matches(number, fingerprint.get()));
    }

    /** Of the whole case with what it called, ended parts too, and what is being submitted now. */
    private static Stream<Object> values(TaskEntity task) {
        var history = task.getExecution().getProcessEngineServices().getHistoryService();
        var parts = history.createHistoricProcessInstanceQuery()
                .rootProcessInstanceId(task.getExecution().getRootProcessInstanceId())
                .list()
                .stream()
                .map(HistoricProcessInstance::getId)
                .toArray(String[]::new);
        var stored = history.createHistoricVariableInstanceQuery()
                .processInstanceIdIn(parts)
                .disableCustomObjectDeserialization()
                .list();
        return Stream.concat(
                stored.stream().map(HistoricVariableInstance::getValue), task.getVariables().values().stream());
    }
}
