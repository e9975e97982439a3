package org.lianban.model;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.EndEvent;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.IntermediateCatchEvent;
import org.camunda.bpm.model.bpmn.instance.ReceiveTask;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.lianban.basis.Citation;

/**
 * What diagrams tell clocks makes sense: the clock exists, a pause has its clause, an extension its row, and a
 * clock that several steps share does not run on while others work.
 */
class ClockCallRules implements Rule {

    private static final String CASE = "case";

    @Override
    public List<Finding> check(Models models) {
        var findings = new ArrayList<Finding>();
        for (var file : models.processes()) {
            var calls = ClockCall.in(file);
            calls.forEach(call -> call(file, call, calls, models, findings));
            shared(file).stream()
                    .filter(clock -> calls.stream().noneMatch(call -> call.stops() && call.clock().equals(clock)))
                    .forEach(clock -> othersWaitAfter(file, clock, findings));
        }
        return findings;
    }

    private static void call(ProcessFile file, ClockCall call, List<ClockCall> calls, Models models, List<Finding> findings) {
        if (call.starts()) {
            if (!call.clock().equals(CASE)) {
                TimeLimitRules.limit(file, call.element(), call.clock(), models).ifPresent(findings::add);
            }
        } else if (call.stops()) {
            known(file, call, models, findings);
        } else if (call.pauses()) {
            known(file, call, models, findings);
            clause(file, call, models, findings);
        } else if (call.extendsClock()) {
            known(file, call, models, findings);
            if (!TimeLimitRules.mayBeExtended(file, call.clock(), models)) {
                findings.add(file.finding(
                        call.element(),
                        "时限表不允许延长 %s".formatted(call.clock()),
                        "请去掉“延长计时”模板，或者在时限表这一环节的 extension 一列写明可以延长多少"));
            }
        } else if (!call.isBasis()) {
            findings.add(file.finding(
                    call.element(),
                    "没有时限属性 clock.%s".formatted(call.action()),
                    "只有 clock.start、clock.startAfter、clock.stop、clock.stopAfter、clock.pause、clock.extend 和暂停用的 clock.basis，请用计时模板填写"));
        } else if (calls.stream().noneMatch(other -> other.pauses() && other.element().equals(call.element()))) {
            findings.add(file.finding(call.element(), "clock.basis 只用于暂停计时", "请删去，或者用“暂停计时”模板写明暂停哪个时限"));
        }
    }

    private static void known(ProcessFile file, ClockCall call, Models models, List<Finding> findings) {
        if (!call.clock().equals(CASE)
                && !TimeLimitRules.steps(file).contains(call.clock())
                && models.callersOf(file).noneMatch(caller -> TimeLimitRules.steps(caller).contains(call.clock()))) {
            findings.add(file.finding(
                    call.element(),
                    "流程里没有哪个环节用到时限 %s%s".formatted(call.clock(), Nearest.of(call.clock(), TimeLimitRules.steps(file))),
                    "请改成某个环节的时限名称，整件的时限写 case"));
        }
    }

    private static void clause(ProcessFile file, ClockCall call, Models models, List<Finding> findings) {
        var citations = Citation.in(call.basis());
        if (citations.size() != 1 || models.catalogue().find(citations.get(0)).isEmpty()) {
            findings.add(file.finding(call.element(), "暂停的依据不在条款目录里：" + call.basis(), "请在“暂停计时”模板里写一条目录中的条款，例如 行政许可法/45"));
        }
    }

    /** Clocks that are not those of the one task that is called like them. */
    private static Set<String> shared(ProcessFile file) {
        var shared = new HashSet<String>();
        file.userTasks().forEach(task -> UserTaskRules.step(task.getCamundaDueDate())
                .filter(step -> !task.getId().equals("userTask_" + step) && !step.equals(CASE))
                .ifPresent(shared::add));
        return shared;
    }

    private static void othersWaitAfter(ProcessFile file, String clock, List<Finding> findings) {
        var open = new ArrayDeque<FlowNode>(
                file.userTasks().stream().filter(task -> isMeasuredBy(task, clock)).toList());
        var seen = new HashSet<FlowNode>(open);
        while (!open.isEmpty()) {
            for (var next : after(open.poll())) {
                if (waits(next) && !isMeasuredBy(next, clock)) {
                    findings.add(file.finding(next, "走到这里时，时限 %s 还在计时，没有停止它".formatted(clock), "请在前面的环节上用“停止计时”模板停止它"));
                    return;
                }
                if (seen.add(next)) {
                    open.add(next);
                }
            }
        }
    }

    private static List<FlowNode> after(FlowNode node) {
        if (node instanceof EndEvent && node.getParentElement() instanceof SubProcess parent) {
            return after(parent);
        }
        var next = new ArrayList<>(node.getOutgoing().stream().map(SequenceFlow::getTarget).toList());
        if (node instanceof SubProcess inner) {
            inner.getFlowElements().stream()
                    .filter(element -> element instanceof FlowNode first && first.getIncoming().isEmpty())
                    .forEach(element -> next.add((FlowNode) element));
        }
        return next;
    }

    private static boolean waits(FlowNode node) {
        return node instanceof UserTask
                || node instanceof ReceiveTask
                || node instanceof CallActivity
                || node instanceof IntermediateCatchEvent;
    }

    private static boolean isMeasuredBy(FlowNode node, String clock) {
        return node instanceof UserTask task
                && UserTaskRules.step(task.getCamundaDueDate()).filter(clock::equals).isPresent();
    }
}
