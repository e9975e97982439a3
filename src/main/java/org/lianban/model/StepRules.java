package org.lianban.model;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
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
            findings.add(file.finding(task, "服务任务不得使用 expression"));
        }
        var bean = bean(task);
        if (bean == null) {
            findings.add(file.finding(task, "服务任务应写 delegateExpression=\"${名称}\""));
        } else if (!java.delegates().containsKey(bean)) {
            findings.add(file.finding(task, UNKNOWN + "%s 的处理程序%s".formatted(bean, nearest(bean, java.delegates().keySet()))));
        } else {
            java.delegates().get(bean).errors().stream()
                    .filter(error -> !caught(task, error))
                    .forEach(error -> findings.add(file.finding(task, "没有边界事件接住错误 " + error)));
        }
    }

    /** The bean that a service task names; null where it names none. */
    static String bean(ServiceTask task) {
        var expression = task.getCamundaDelegateExpression();
        Matcher matcher = BEAN.matcher(expression == null ? "" : expression);
        return matcher.matches() ? matcher.group(1) : null;
    }

    private static String nearest(String bean, Set<String> known) {
        return known.stream()
                .min(Comparator.comparingInt(name -> edits(bean, name)))
                .map(name -> "，最接近的是 " + name)
                .orElse("");
    }

    /** Levenshtein's distance. */
    private static int edits(String from, String to) {
        var row = IntStream.rangeClosed(0, to.length()).toArray();
        for (var i = 1; i <= from.length(); i++) {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= to.length(); j++) {
                var replaced = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[to.length()];
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
                findings.add(file.finding(node, "联系部门的服务任务须在自己的事务中开始（asyncBefore）"));
            }
            return;
        }
        if (node instanceof EventBasedGateway) {
            return;
        }
        // a join after remote calls may begin a transaction, so that branches do not roll each other back
        var join = node instanceof Gateway && node.getIncoming().size() > 1;
        if (node.isCamundaAsyncBefore() && !join || node.isCamundaAsyncAfter()) {
            findings.add(file.finding(node, "只有联系部门的服务任务和其后的汇合可以异步，这里的提交没有必要"));
        }
    }
}
