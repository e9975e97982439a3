package org.lianban.model;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.model.bpmn.instance.Activity;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.ErrorEventDefinition;
import org.camunda.bpm.model.bpmn.instance.EventBasedGateway;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Gateway;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;

/**
 * Each service task names a delegate that exists, in a transaction of its own where it calls a department, and somebody
 * catches its refusals.
 */
class StepRules implements Rule {

    /** How the finding begins that a service task names no step of ours. */
    static final String UNKNOWN = "没有名为 ";

    private static final Pattern BEAN = Pattern.compile("\\$\\{(\\w+)}");

    @Override
    public List<Finding> check(Models models) {
        var findings = new ArrayList<Finding>();
        for (var file : models.processes()) {
            file.serviceTasks().forEach(task -> delegate(file, task, models.java(), findings));
            file.nodes().forEach(node -> transaction(file, node, models.java(), findings));
        }
        return findings;
    }

    private static void delegate(ProcessFile file, ServiceTask task, JavaFacts java, List<Finding> findings) {
        if (task.getCamundaExpression() != null) {
            findings.add(file.finding(task, "服务任务写了 expression", "请从元素模板里选用部门环节"));
        }
        var bean = bean(task);
        if (bean == null) {
            findings.add(file.finding(task, "服务任务没有写由哪个处理程序办理", "请从元素模板里选用部门环节，或者在“Delegate expression”里写 ${名称}"));
        } else if (!java.delegates().containsKey(bean)) {
            findings.add(file.finding(
                    task,
                    UNKNOWN + "%s 的处理程序%s".formatted(bean, Nearest.of(bean, java.delegates().keySet())),
                    "请从元素模板里重新选用部门环节，或者改“Delegate expression”"));
        } else {
            java.delegates().get(bean).errors().stream()
                    .filter(error -> !caught(task, error))
                    .forEach(error -> findings.add(file.finding(task, "没有边界事件接住错误 %s".formatted(error), "请在这个环节上加错误边界事件，错误编码写这个")));
        }
    }

    /** The bean that a service task names; null where it names none. */
    static String bean(ServiceTask task) {
        var expression = task.getCamundaDelegateExpression();
        Matcher matcher = BEAN.matcher(expression == null ? "" : expression);
        return matcher.matches() ? matcher.group(1) : null;
    }

    private static boolean caught(Activity activity, String error) {
        var here = activity.getModelInstance().getModelElementsByType(BoundaryEvent.class).stream()
                .filter(event -> activity.equals(event.getAttachedTo()))
                .flatMap(event -> event.getEventDefinitions().stream())
                .filter(ErrorEventDefinition.class::isInstance)
                .map(definition -> ((ErrorEventDefinition) definition).getError())
                .anyMatch(caught -> caught == null || error.equals(caught.getErrorCode()));
        return here || activity.getParentElement() instanceof Activity parent && caught(parent, error);
    }

    private static boolean callsDepartment(ServiceTask task, JavaFacts java) {
        var delegate = java.delegates().get(String.valueOf(bean(task)));
        return delegate == null || delegate.calls();
    }

    private static void transaction(ProcessFile file, FlowNode node, JavaFacts java, List<Finding> findings) {
        if (node instanceof ServiceTask task && callsDepartment(task, java)) {
            if (!node.isCamundaAsyncBefore()) {
                findings.add(file.finding(node, "联系部门的服务任务没有在自己的事务中开始", "请勾选“Asynchronous continuations”的“Before”"));
            }
            return;
        }
        if (node instanceof EventBasedGateway) {
            return;
        }
        // a join after remote calls may begin a transaction, so that branches do not roll each other back
        var join = node instanceof Gateway && node.getIncoming().size() > 1;
        if (node.isCamundaAsyncBefore() && !join || node.isCamundaAsyncAfter()) {
            findings.add(file.finding(node, "这里不需要异步", "请去掉“Asynchronous continuations”的勾选，只有联系部门的服务任务和其后的汇合用它"));
        }
    }
}
