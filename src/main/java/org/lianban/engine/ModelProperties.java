package org.lianban.engine;

import java.util.Map;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParse;
import org.camunda.bpm.engine.impl.util.xml.Element;

/** The {@code camunda:property} entries of a model element, as the Modeler's section “Extension properties” writes them. */
public final class ModelProperties {

    private ModelProperties() {}

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
