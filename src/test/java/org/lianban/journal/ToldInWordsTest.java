package org.lianban.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.history.UserOperationLogEntry;
import org.camunda.bpm.engine.impl.history.event.HistoryEventTypes;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every kind of event that the journal of a case can hold is told in words on the auditor's page, none by its kind. */
class ToldInWordsTest {

    private static final Path SOURCES = Path.of("src/main/java/org/lianban");
    private static final Path WORDS = Path.of("src/main/web/src/text");

    /** How the journal calls what the engine's history is about. */
    private static final Map<String, String> SUBJECTS = Map.of(
            "process-instance", "processInstance",
            "process-instance-update", "processInstance",
            "activity-instance", "activity",
            "task-instance", "task",
            "variable-instance", "variable",
            "form-property", "form",
            "incident", "incident");

    /** What no journal of a case holds (CMMN and external tasks are not used, batches are the installation's), and what has kinds of its own. */
    private static final Set<String> ELSEWHERE = Set.of(
            "case-instance", "case-activity-instance", "case-activity_instance", "external-task", "batch",
            "job", "decision", "identity-link-add", "identity-link-delete", "user-operation-log");

    /** Operations on definitions, batches and the installation. */
    private static final Pattern NOT_ON_A_CASE = Pattern.compile(
            ".*(Batch|JobDefinition|ProcessDefinition|HistoryCleanupJobs|HistoryTimeToLive|ExternalTaskRetries)|Unlock|Evaluate");

    /** What follows a kind's beginning that the sources put together. */
    private static final Map<String, Set<String>> COMPOSED = Map.of(
            "clock.", Set.of("started", "paused", "resumed", "extended", "stopped", "warned", "overdue", "recounted"),
            "identityLink.", Set.of("add", "delete"),
            "job.", Set.of("create", "fail", "success", "delete"),
            "store.", Set.of("insert", "update", "delete"),
            "comment.", Set.of("added", "changed", "deleted"),
            "attachment.", Set.of("added", "changed", "deleted"));

    private static final Pattern RECORDED = Pattern.compile("journal\\.(?:record|add)\\([^\";]*\"(\\w+\\.\\w+)\"");
    private static final Pattern KEY = Pattern.compile("'story\\.([\\w.-]+)':");

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"zh.ts", "en.ts"})
    @DisplayName("每一种事件都有一句话")
    void everyKindIsTold(String language) throws IOException {
        var told = KEY.matcher(Files.readString(WORDS.resolve(language))).results().map(key -> key.group(1)).collect(Collectors.toSet());

        assertThat(told).containsAll(kinds());
    }

    @Test
    @DisplayName("没有漏看引擎历史的哪一类")
    void nothingThatHistoryKnowsIsOverlooked() {
        assertThat(Arrays.stream(HistoryEventTypes.values()).map(HistoryEventTypes::getEntityType))
                .allMatch(entity -> SUBJECTS.containsKey(entity) || ELSEWHERE.contains(entity));
        assertThat(recorded()).contains("task.handedOver", "notice.issued", "material.received", "case.forgotten", "answer.received");
    }

    private static Set<String> kinds() {
        return Stream.of(ofHistory(), ofOperations(), recorded().stream(), composed(), Stream.of("decision.evaluate", "record.viewed", "flow.taken"))
                .flatMap(kinds -> kinds)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<String> ofHistory() {
        return Arrays.stream(HistoryEventTypes.values())
                .filter(type -> SUBJECTS.containsKey(type.getEntityType()))
                .map(type -> SUBJECTS.get(type.getEntityType()) + "." + type.getEventName());
    }

    private static Stream<String> ofOperations() {
        return Arrays.stream(UserOperationLogEntry.class.getFields())
                .filter(constant -> constant.getName().startsWith("OPERATION_TYPE_"))
                .map(ToldInWordsTest::value)
                .filter(operation -> !NOT_ON_A_CASE.matcher(operation).matches())
                .map(operation -> "operation." + operation);
    }

    private static Set<String> recorded() {
        try (var files = Files.walk(SOURCES)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .flatMap(file -> RECORDED.matcher(read(file)).results())
                    .map(MatchResult::group)
                    .map(call -> call.substring(call.indexOf('"') + 1, call.length() - 1))
                    .collect(Collectors.toSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<String> composed() {
        return COMPOSED.entrySet().stream().flatMap(kind -> kind.getValue().stream().map(verb -> kind.getKey() + verb));
    }

    private static String value(Field constant) {
        try {
            return (String) constant.get(null);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
