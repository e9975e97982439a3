package org.lianban.notice;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.lianban.engine.CaseNumber;
import org.lianban.engine.ModelProperties;
import org.lianban.engine.OfficialTime;
import org.springframework.stereotype.Component;

/**
 * Issues a notice when a case comes to a node with the property {@code notice}: to a step that waits for the applicant, to an
 * end, or to the start of what was accepted.
 */
@Component
class NoticeListeners extends AbstractBpmnParseListener {

    /** Node property: the kind of notice, as the table {@code notice} has it. */
    private static final String NOTICE = "notice";

    /** Process property: the variable that names who applied. */
    private static final String APPLICANT = "applicant";

    private static final String OUTPUT = "output.";
    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final DateTimeFormatter IN_WORDS = DateTimeFormatter.ofPattern("yyyy年M月d日");

    private final NoticeTexts texts;
    private final IssuedNotices notices;
    private final Clock clock;

    NoticeListeners(NoticeTexts texts, IssuedNotices notices, Clock clock) {
        this.texts = texts;
        this.notices = notices;
        this.clock = clock;
    }

    @Override
    public void parseStartEvent(Element event, ScopeImpl scope, ActivityImpl activity) {
        listen(event, activity);
    }

    @Override
    public void parseEndEvent(Element event, ScopeImpl scope, ActivityImpl activity) {
        listen(event, activity);
    }

    @Override
    public void parseUserTask(Element task, ScopeImpl scope, ActivityImpl activity) {
        listen(task, activity);
    }

    private void listen(Element element, ActivityImpl activity) {
        var kind = ModelProperties.of(element).get(NOTICE);
        if (kind != null) {
            activity.addListener(ExecutionListener.EVENTNAME_START, (ExecutionListener) execution -> issue((ExecutionEntity) execution, kind));
        }
    }

    private void issue(ExecutionEntity execution, String kind) {
        var definition = execution.getProcessDefinition();
        var text = texts.find(kind, definition.getKey());
        var properties = ModelProperties.ofProcess(execution.getBpmnModelInstance(), definition.getKey());
        var applicant = inWords(execution.getVariable(properties.getOrDefault(APPLICANT, APPLICANT)));
        notices.issue(CaseNumber.of(execution), execution.getTenantId(), kind, number -> new Notice(
                number,
                text.title(),
                applicant,
                text.text()
                        .replace("{applicant}", Objects.requireNonNullElse(applicant, ""))
                        .replace("{matter}", definition.getName())
                        .replace("{caseNumber}", CaseNumber.of(execution)),
                facts(execution, text.facts(), properties),
                text.closing(),
                text.basis(),
                texts.department(text.issuer(), execution.getTenantId()),
                LocalDate.now(clock.withZone(OfficialTime.ZONE))));
    }

    private static List<Notice.Fact> facts(DelegateExecution execution, List<String> names, Map<String, String> properties) {
        return names.stream()
                .filter(name -> inWords(execution.getVariable(name)) != null)
                .map(name -> new Notice.Fact(properties.getOrDefault(OUTPUT + name, name), inWords(execution.getVariable(name))))
                .toList();
    }

    private static String inWords(Object value) {
        if (value == null) {
            return null;
        }
        if (value instanceof Boolean yes) {
            return yes ? "是" : "否";
        }
        if (value instanceof Double number) {
            return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
        }
        var text = value.toString();
        return text.isBlank() ? null : DAY.matcher(text).matches() ? LocalDate.parse(text).format(IN_WORDS) : text;
    }
}
