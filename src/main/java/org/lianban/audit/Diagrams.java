package org.lianban.audit;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.Activity;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.camunda.bpm.model.dmn.instance.Output;
import org.lianban.audit.export.Clauses;
import org.lianban.audit.finding.CaseFile;
import org.lianban.audit.finding.Diagram;
import org.lianban.audit.finding.Diagram.Node;
import org.lianban.engine.ModelProperties;
import org.lianban.engine.Unrestricted;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** What the deployed diagrams draw and demand, and what decisions state. A deployed version never changes, so each is read once. */
@Component
class Diagrams implements Clauses, CaseFile.Models {

    private static final String BASIS = "basis";

    /** A text, a number, a truth value or nothing, as FEEL writes them. */
    private static final Pattern LITERAL = Pattern.compile("\\s*(?:\"[^\"]*\"|-?\\d+(?:\\.\\d+)?|true|false|null)?\\s*");

    private final RepositoryService repository;
    private final Unrestricted unrestricted;
    private final Map<String, Diagram> known = new ConcurrentHashMap<>();
    private final Map<String, Set<String>> computed = new ConcurrentHashMap<>();

    Diagrams(@Lazy ProcessEngine engine, Unrestricted unrestricted) {
        this.repository = engine.getRepositoryService();
        this.unrestricted = unrestricted;
    }

    /** One that is not deployed any more draws nothing. */
    @Override
    public Diagram diagram(String definition) {
        return known.computeIfAbsent(definition, this::read);
    }

    @Override
    public Set<String> computedOutputs(String definition) {
        return computed.computeIfAbsent(definition, this::computed);
    }

    private Set<String> computed(String id) {
        return unrestricted.call(() -> {
            var definition = repository.createDecisionDefinitionQuery().decisionDefinitionId(id).singleResult();
            var decision = definition == null ? null : (Decision) repository.getDmnModelInstance(id).getModelElementById(definition.getKey());
            return decision == null || !(decision.getExpression() instanceof DecisionTable table) ? Set.of() : computed(table);
        });
    }

    private static Set<String> computed(DecisionTable table) {
        var names = table.getOutputs().stream().map(Output::getName).toList();
        return table.getRules().stream()
                .map(rule -> List.copyOf(rule.getOutputEntries()))
                .flatMap(entries -> IntStream.range(0, entries.size())
                        .filter(column -> !LITERAL.matcher(entries.get(column).getText().getTextContent()).matches())
                        .mapToObj(names::get))
                .collect(Collectors.toSet());
    }

    @Override
    public String of(String definition, String element) {
        var node = diagram(definition).nodes().get(element);
        return node == null ? null : node.properties().get(BASIS);
    }

    private Diagram read(String id) {
        return unrestricted.call(() -> {
            var definition = repository.createProcessDefinitionQuery().processDefinitionId(id).singleResult();
            return definition == null ? Diagram.UNKNOWN : draw(repository.getBpmnModelInstance(id), definition.getKey());
        });
    }

    private static Diagram draw(BpmnModelInstance model, String process) {
        return new Diagram(
                ModelProperties.ofProcess(model, process),
                model.getModelElementsByType(FlowNode.class).stream().collect(Collectors.toMap(FlowNode::getId, Diagrams::node)));
    }

    private static Node node(FlowNode drawn) {
        return new Node(
                drawn.getId(),
                Objects.requireNonNullElse(drawn.getName(), drawn.getId()),
                drawn.getElementType().getTypeName(),
                drawn.getParentElement() instanceof SubProcess around ? around.getId() : null,
                drawn.getIncoming().stream().map(flow -> flow.getSource().getId()).toList(),
                drawn instanceof BoundaryEvent border ? border.getAttachedTo().getId() : null,
                drawn instanceof Activity activity && activity.getLoopCharacteristics() != null,
                drawn instanceof SubProcess part && part.triggeredByEvent(),
                ModelProperties.of(drawn));
    }
}
