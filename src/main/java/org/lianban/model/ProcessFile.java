package org.lianban.model;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.impl.instance.Incoming;
import org.camunda.bpm.model.bpmn.impl.instance.Outgoing;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.BusinessRuleTask;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Gateway;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperties;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;

/**
 * A diagram.
 *
 * @param file path within the repository
 * @param folder name of the procedure folder
 * @param found elements by type, once somebody has asked: finding them anew for each rule was half of the time
 */
record ProcessFile(String file, String folder, BpmnModelInstance model, Map<Class<?>, Collection<?>> found) {

    ProcessFile(String file, String folder, BpmnModelInstance model) {
        this(file, folder, model, new HashMap<>());
    }

    /** @param value empty where the row has none */
    record Property(String name, String value) {}

    static final String CAMUNDA = "http://camunda.org/schema/1.0/bpmn";

    Process process() {
        return all(Process.class).iterator().next();
    }

    String id() {
        return all(Process.class).stream().map(BaseElement::getId).filter(Objects::nonNull).findFirst().orElse("");
    }

    /** The procedure as it begins message names and error codes: enterpriseOpening. */
    String camelCaseFolder() {
        return Names.camelCase(folder);
    }

    /** @throws UnreadableModel where it is not one process with an id, or its nodes name flows that it lacks */
    static ProcessFile of(String file, String folder, BpmnModelInstance model) {
        var read = new ProcessFile(file, folder, model);
        if (read.all(Process.class).size() != 1) {
            throw new UnreadableModel("", "一个文件应有且只有一个流程", "请把每个流程另存一个文件");
        }
        if (read.id().isEmpty()) {
            throw new UnreadableModel("", "流程没有编号", "请填写“ID”");
        }
        var flows = read.all(SequenceFlow.class).stream().map(BaseElement::getId).collect(Collectors.toSet());
        Stream.concat(read.all(Incoming.class).stream(), read.all(Outgoing.class).stream())
                .filter(end -> !flows.contains(end.getTextContent().trim()))
                .findFirst()
                .ifPresent(end -> {
                    throw new UnreadableModel(
                            Objects.toString(end.getParentElement().getAttributeValue("id"), ""),
                            "连着一条图里没有的连线 %s".formatted(end.getTextContent().trim()),
                            "请用 Modeler 打开，重新画这条连线后保存");
                });
        return read;
    }

    @SuppressWarnings("unchecked")
    <T extends ModelElementInstance> Collection<T> all(Class<T> type) {
        return (Collection<T>) found.computeIfAbsent(type, asked -> List.copyOf(model.getModelElementsByType(type)));
    }

    List<FlowNode> nodes() {
        return List.copyOf(all(FlowNode.class));
    }

    List<UserTask> userTasks() {
        return List.copyOf(all(UserTask.class));
    }

    List<ServiceTask> serviceTasks() {
        return List.copyOf(all(ServiceTask.class));
    }

    List<BusinessRuleTask> decisionTasks() {
        return List.copyOf(all(BusinessRuleTask.class));
    }

    List<CallActivity> callActivities() {
        return List.copyOf(all(CallActivity.class));
    }

    List<Gateway> splits() {
        return all(Gateway.class).stream().filter(gateway -> gateway.getOutgoing().size() > 1).toList();
    }

    /** The form with which the process is started; empty for a called process. */
    Optional<String> startForm() {
        return all(StartEvent.class).stream()
                .filter(event -> event.getParentElement() instanceof Process)
                .map(event -> event.getCamundaFormRef())
                .filter(Objects::nonNull)
                .findFirst();
    }

    /** The forms of its user tasks, by id. */
    Stream<String> taskForms() {
        return userTasks().stream().map(UserTask::getCamundaFormRef).filter(Objects::nonNull);
    }

    /** Of the element, or of the one that it belongs to; of a flow without a name whence it comes and where it goes. */
    String nameOf(String element) {
        for (var at = model.getModelElementById(element); at != null; at = at.getParentElement()) {
            var name = at.getAttributeValue("name");
            if (name != null && !name.isBlank()) {
                return name;
            }
            if (at instanceof SequenceFlow flow && flow.getSource() != null && flow.getTarget() != null) {
                return "%s → %s".formatted(nameOf(flow.getSource().getId()), nameOf(flow.getTarget().getId()));
            }
            if (at instanceof FlowElement) {
                return "";
            }
        }
        return "";
    }

    static Optional<String> condition(SequenceFlow flow) {
        return Optional.ofNullable(flow.getConditionExpression()).map(ModelElementInstance::getTextContent).map(String::trim);
    }

    static Optional<String> property(BaseElement element, String name) {
        return properties(element).filter(property -> name.equals(property.name())).map(Property::value).findFirst();
    }

    /** What the Modeler's section “Extension properties” holds; a row without a name is none. */
    static Stream<Property> properties(BaseElement element) {
        return extensions(element, CamundaProperties.class)
                .flatMap(all -> all.getCamundaProperties().stream())
                .filter(property -> property.getCamundaName() != null)
                .map(property -> new Property(property.getCamundaName(), Objects.toString(property.getCamundaValue(), "")));
    }

    static <T extends ModelElementInstance> Stream<T> extensions(BaseElement element, Class<T> type) {
        return element.getExtensionElements() == null
                ? Stream.empty()
                : element.getExtensionElements().getElementsQuery().filterByType(type).list().stream();
    }

    static String camunda(ModelElementInstance element, String attribute) {
        return element.getAttributeValueNs(CAMUNDA, attribute);
    }

    Finding finding(FlowElement element, String problem, String advice) {
        return finding(element.getId(), problem, advice);
    }

    Finding finding(String element, String problem, String advice) {
        return new Finding(file, element == null ? "" : element, problem, advice);
    }
}
