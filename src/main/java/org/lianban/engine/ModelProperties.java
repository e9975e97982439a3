package org.lianban.engine;

import java.util.Map;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParse;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperties;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperty;

/** The {@code camunda:property} entries of a model element, as the Modeler's section “Extension properties” writes them. */
public final class ModelProperties {

    private ModelProperties() {}

    /** Those of a deployed process; empty where it has none. */
    public static Map<String, String> ofProcess(BpmnModelInstance model, String process) {
        return of((BaseElement) model.getModelElementById(process));
    }

    /** Those of an element of a deployed process; empty where it has none. */
    public static Map<String, String> of(BaseElement element) {
        return element.getExtensionElements() == null
                ? Map.of()
                : element.getExtensionElements().getElementsQuery().filterByType(CamundaProperties.class).list().stream()
                        .flatMap(properties -> properties.getCamundaProperties().stream())
                        .collect(Collectors.toMap(
                                CamundaProperty::getCamundaName, CamundaProperty::getCamundaValue, (first, second) -> second));
    }

    /** The element's own properties by name; empty where it has none. */
    public static Map<String, String> of(Element element) {
        var extensions = element.element("extensionElements");
        var properties = extensions == null ? null : extensions.elementNS(BpmnParse.CAMUNDA_BPMN_EXTENSIONS_NS, "properties");
        if (properties == null) {
            return Map.of();
        }
        return properties.elementsNS(BpmnParse.CAMUNDA_BPMN_EXTENSIONS_NS, "property").stream()
                .collect(Collectors.toMap(
                        property -> property.attribute("name"), property -> property.attribute("value"), (first, second) -> second));
    }
}
