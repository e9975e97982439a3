package org.lianban.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** No code in diagrams: what a designer may deploy must not run more than the beans that are offered. */
class ForbiddenRules implements Rule {

    private static final Set<String> EXTENSIONS = Set.of(ProcessFile.CAMUNDA, "http://activiti.org/bpmn");

    private static final Map<String, String> ELEMENTS = Map.of(
            "script", "不得使用脚本",
            "scriptTask", "不得使用脚本任务",
            "connector", "不得使用连接器",
            "sendTask", "不得使用发送任务",
            "formData", "不得使用内嵌表单字段，表单另存为 .form",
            "formProperty", "不得使用内嵌表单字段，表单另存为 .form",
            "validation", "不得在模型中写校验，写在表单里",
            "constraint", "不得在模型中写校验，写在表单里");

    private static final Map<String, String> ATTRIBUTES = Map.of(
            "class", "不得直接引用 Java 类",
            "resource", "不得引用外部资源",
            "formHandlerClass", "不得直接引用 Java 类",
            "variableMappingClass", "不得直接引用 Java 类",
            "variableMappingDelegateExpression", "不得用代码映射变量",
            "formKey", "不得使用 formKey，用 formRef",
            "scriptFormat", "不得使用脚本",
            "taskPriority", "不得使用外部任务属性",
            "topic", "不得使用外部任务");

    @Override
    public List<Finding> check(Models models) {
        var findings = new ArrayList<Finding>();
        models.processes().forEach(file -> walk(file, root(file), "", findings));
        return findings;
    }

    private static void walk(ProcessFile file, Element element, String owner, List<Finding> findings) {
        var name = element.getLocalName();
        var id = element.getAttribute("id").isEmpty() ? owner : element.getAttribute("id");
        if (ELEMENTS.containsKey(name)) {
            findings.add(file.finding(id, ELEMENTS.get(name), "请从元素模板里选用部门环节，需要新的处理程序时请找开发人员"));
        }
        for (var extension : EXTENSIONS) {
            ATTRIBUTES.forEach((attribute, problem) -> {
                if (element.hasAttributeNS(extension, attribute)) {
                    findings.add(file.finding(id, problem, "请从元素模板里选用部门环节，需要新的处理程序时请找开发人员"));
                }
            });
            if (element.hasAttributeNS(extension, "type")) {
                findings.add(file.finding(
                        id,
                        "不得使用 %s 类型的任务".formatted(element.getAttributeNS(extension, "type")),
                        "请从元素模板里选用部门环节，需要新的处理程序时请找开发人员"));
            }
        }
        if (element.hasAttribute("language") || element.hasAttribute("scriptFormat")) {
            findings.add(file.finding(id, "条件只用表达式，不用脚本语言", "请把条件的“Type”选为 Expression，例如 ${approved}"));
        }
        if (Set.of("executionListener", "taskListener").contains(name)) {
            listener(file, element, id, findings);
        }
        for (var child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element inner) {
                walk(file, inner, id, findings);
            }
        }
    }

    private static void listener(ProcessFile file, Element listener, String id, List<Finding> findings) {
        if (!listener.getAttribute("delegateExpression").matches("\\$\\{\\w+}")) {
            findings.add(file.finding(id, "监听器只能写 delegateExpression=\"${名称}\"", "请删去这个监听器"));
        }
    }

    private static Element root(ProcessFile file) {
        return ((Document) file.model().getDocument().getDomSource().getNode()).getDocumentElement();
    }
}
