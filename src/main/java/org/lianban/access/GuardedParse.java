package org.lianban.access;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParse;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParser;
import org.camunda.bpm.engine.impl.util.xml.Element;

/**
 * Refuses a diagram that brings code of its own. Whoever may deploy designs procedures; that must not make them a
 * programmer of the server.
 *
 * <p>Names are compared without their namespace, since the engine still takes its old one, of activiti.org, for its own.
 */
class GuardedParse extends BpmnParse {

    private static final Map<String, String> ELEMENTS = Map.of(
            "scriptTask", "不能使用脚本任务",
            "script", "不能使用脚本",
            "connector", "不能使用连接器",
            "constraint", "不能使用表单校验器");

    private static final Map<String, String> ATTRIBUTES = Map.of(
            "class", "不能指定 Java 类",
            "formHandlerClass", "不能指定 Java 类",
            "variableMappingClass", "不能指定 Java 类",
            "variableMappingDelegateExpression", "不能指定变量映射",
            "resource", "不能引用外部脚本",
            "language", "条件只能是表达式，不能是脚本");

    /** Their {@code type} picks a behaviour; {@code shell} would run commands, {@code mail} send mail. */
    private static final Set<String> TYPED = Set.of("serviceTask", "sendTask", "businessRuleTask", "messageEventDefinition");

    private static final Pattern BEAN = Pattern.compile("\\s*[$#]\\{\\s*([A-Za-z_][A-Za-z0-9_]*)\\s*}\\s*");

    private final AllowedBeans beans;
    private final ExpressionReach expressions;

    GuardedParse(BpmnParser parser, AllowedBeans beans) {
        super(parser);
        this.beans = beans;
        this.expressions = new ExpressionReach(beans);
    }

    @Override
    protected void parseRootElement() {
        inspect(rootElement);
        super.parseRootElement();
    }

    private void inspect(Element element) {
        var name = localName(element.getTagName());
        if (ELEMENTS.containsKey(name)) {
            addError(ELEMENTS.get(name), element);
        }
        for (var qualified : element.attributes()) {
            var attribute = localName(qualified);
            if (ATTRIBUTES.containsKey(attribute)) {
                addError(ATTRIBUTES.get(attribute) + "（" + attribute + "）", element);
            }
            inspect(element.attribute(qualified), element);
        }
        inspect(element.getText(), element);
        value(element, "type")
                .filter(type -> TYPED.contains(name) && !"external".equals(type))
                .ifPresent(type -> addError("任务类型只能是 external，不能是 " + type, element));
        value(element, "formKey")
                .filter(key -> key.strip().startsWith("embedded:"))
                .ifPresent(key -> addError("不能使用内嵌 HTML 表单，请使用 Camunda Forms", element));
        value(element, "delegateExpression").filter(expression -> !namesDelegate(expression))
                .ifPresent(expression -> addError("没有这个办理步骤：" + expression, element));
        element.elements().forEach(this::inspect);
    }

    private void inspect(String text, Element element) {
        expressions.faults(text).forEach(fault -> addError(fault + "：" + text.strip(), element));
    }

    private boolean namesDelegate(String expression) {
        var matcher = BEAN.matcher(expression);
        return matcher.matches() && beans.isDelegate(matcher.group(1));
    }

    /** The attribute's value, in whatever namespace it stands. */
    private static Optional<String> value(Element element, String attribute) {
        return element.attributes().stream()
                .filter(qualified -> localName(qualified).equals(attribute))
                .map(element::attribute)
                .findFirst();
    }

    private static String localName(String qualified) {
        return qualified.substring(qualified.lastIndexOf(':') + 1);
    }
}
