package org.lianban.audit;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.DmnEngineConfiguration;
import org.camunda.bpm.dmn.engine.DmnEngineException;
import org.camunda.bpm.dmn.engine.delegate.DmnDecisionTableEvaluationEvent;
import org.camunda.bpm.dmn.engine.delegate.DmnEvaluatedDecisionRule;
import org.camunda.bpm.dmn.engine.impl.DefaultDmnEngineConfiguration;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.camunda.bpm.model.dmn.instance.InformationRequirement;
import org.camunda.bpm.model.dmn.instance.Input;
import org.springframework.stereotype.Component;

/** Asks a decision table again, in the version that was asked then and with the inputs that were recorded. */
@Component
class Reevaluation {

    /**
     * @param agrees whether the same rules fire with the same outputs
     * @param recorded the rules that fired then
     * @param evaluated the rules that fire now
     * @param note in Chinese, why it could not be asked again
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Outcome(String decisionDefinitionId, boolean agrees, List<Fired> recorded, List<Fired> evaluated, String note) {}

    /** A rule that fired, with what it said by output name. */
    record Fired(String ruleId, Map<String, Object> outputs) {}

    /** What the table's question for one column came to is what was recorded, so it is put in the question's place. */
    private static final String ANSWER = "recordedInput";

    private final Models models;
    private final ObjectMapper json;

    Reevaluation(Models models, ObjectMapper json) {
        this.models = models;
        this.json = json;
    }

    /**
     * @param event {@code decision.evaluate} of a journal
     * @param known what the process instance knew then, for what a rule says may depend on more than the table's questions
     */
    Outcome of(Map<String, Object> event, Map<String, Object> known) {
        var definition = String.valueOf(event.get("decisionDefinitionId"));
        var recorded = fired(event.get("rules"));
        var model = models.dmn(definition).map(Reevaluation::parse);
        if (model.isEmpty()) {
            return new Outcome(definition, false, recorded, List.of(), "这一版决策表已不在部署中");
        }
        var decision = (Decision) model.get().getModelElementById(String.valueOf(event.get("decision")));
        if (!(decision.getExpression() instanceof DecisionTable table)) {
            return new Outcome(definition, false, recorded, List.of(), "不是决策表，不能逐条规则复算");
        }
        @SuppressWarnings("unchecked")
        var inputs = (Map<String, Object>) event.getOrDefault("inputs", Map.of());
        try {
            var evaluated = evaluate(model.get(), decision, table, inputs, known);
            return new Outcome(definition, same(recorded, evaluated), recorded, evaluated, null);
        } catch (DmnEngineException e) {
            return new Outcome(definition, false, recorded, List.of(), "按记录的输入不能复算：" + e.getMessage());
        }
    }

    private static DmnModelInstance parse(String xml) {
        return Dmn.readModelFromStream(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
    }

    private List<Fired> evaluate(
            DmnModelInstance model, Decision decision, DecisionTable table, Map<String, Object> inputs, Map<String, Object> known) {
        var variables = Variables.fromMap(known);
        var columns = List.copyOf(table.getInputs());
        for (var i = 0; i < columns.size(); i++) {
            var column = columns.get(i);
            column.getInputExpression().getText().setTextContent(ANSWER + i);
            column.getInputExpression().setExpressionLanguage(null);
            variables.put(ANSWER + i, value(column, inputs.get(column.getLabel() == null ? column.getId() : column.getLabel())));
        }
        model.getModelElementsByType(InformationRequirement.class).forEach(required -> required.getParentElement().removeChildElement(required));
        var rules = new ArrayList<Fired>();
        var engine = listening(event -> {
            if (event.getDecisionTable().getKey().equals(decision.getId())) {
                event.getMatchingRules().forEach(rule -> rules.add(fired(rule)));
            }
        });
        engine.evaluateDecisionTable(engine.parseDecision(decision.getId(), model), variables);
        return rules;
    }

    private static DmnEngine listening(Consumer<DmnDecisionTableEvaluationEvent> listener) {
        var configuration = (DefaultDmnEngineConfiguration) DmnEngineConfiguration.createDefaultDmnEngineConfiguration();
        configuration.setCustomPostDecisionTableEvaluationListeners(List.of(listener::accept));
        return configuration.buildEngine();
    }

    /** Dates are recorded as texts. */
    private static Object value(Input column, Object recorded) {
        if (recorded instanceof String text && "date".equals(column.getInputExpression().getTypeRef())) {
            try {
                return Date.from(OffsetDateTime.parse(text).toInstant());
            } catch (DateTimeParseException e) {
                return text;
            }
        }
        return recorded;
    }

    private Fired fired(DmnEvaluatedDecisionRule rule) {
        var outputs = new LinkedHashMap<String, Object>();
        rule.getOutputEntries().values().forEach(entry -> outputs.put(entry.getOutputName(), entry.getValue().getValue()));
        return new Fired(rule.getId(), outputs);
    }

    @SuppressWarnings("unchecked")
    private static List<Fired> fired(Object rules) {
        return rules instanceof List<?> list
                ? list.stream()
                        .map(rule -> (Map<String, Object>) rule)
                        .map(rule -> new Fired(String.valueOf(rule.get("ruleId")), (Map<String, Object>) rule.get("outputs")))
                        .toList()
                : List.of();
    }

    /** Compared as JSON, which is how the outputs were recorded. */
    private boolean same(List<Fired> recorded, List<Fired> evaluated) {
        return json.valueToTree(recorded).toString().equals(json.valueToTree(evaluated).toString());
    }
}
