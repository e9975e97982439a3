package org.lianban.simulation;

import java.util.List;
import java.util.function.Supplier;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.pvm.process.TransitionImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.lianban.engine.ModelProperties;
import org.lianban.simulation.Course.Turn;

/** Gives called processes the number of their case, and notes which way a case goes. */
final class CourseListener extends AbstractBpmnParseListener {

    /** Property of a user task: whether it waits for the applicant. */
    static final String WAITS = "simulation.waitsForApplicant";

    private final Supplier<Course> course;

    /** @param course of the case that is being played */
    CourseListener(Supplier<Course> course) {
        this.course = course;
    }

    @Override
    public void parseUserTask(Element userTask, ScopeImpl scope, ActivityImpl activity) {
        activity.setProperty(WAITS, "applicant".equals(ModelProperties.of(userTask).get("waitsFor")));
    }

    @Override
    public void parseProcess(Element process, ProcessDefinitionEntity definition) {
        definition.addBuiltInListener(ExecutionListener.EVENTNAME_START, (ExecutionListener) CourseListener::keepCaseNumber);
        watch(definition.getActivities(), definition);
    }

    private static void keepCaseNumber(DelegateExecution execution) {
        var caller = ((ExecutionEntity) execution).getSuperExecution();
        if (caller != null) {
            ((ExecutionEntity) execution).setProcessBusinessKey(caller.getProcessBusinessKey());
        }
    }

    private void watch(List<ActivityImpl> activities, ProcessDefinitionEntity definition) {
        for (var activity : activities) {
            var type = String.valueOf(activity.getProperty("type"));
            if (type.equals("exclusiveGateway") && activity.getOutgoingTransitions().size() > 1) {
                activity.getOutgoingTransitions().forEach(flow -> watchFlow(activity, (TransitionImpl) flow));
            } else if (type.startsWith("boundary")) {
                activity.addBuiltInListener(ExecutionListener.EVENTNAME_START, (ExecutionListener) execution ->
                        turn(execution, activity.getId(), activity.getId(), name(activity)));
            } else if (type.endsWith("EndEvent") && activity.getFlowScope() == definition) {
                activity.addBuiltInListener(ExecutionListener.EVENTNAME_START, (ExecutionListener) execution -> end(execution, activity));
            }
            watch(activity.getActivities(), definition);
        }
    }

    private void watchFlow(ActivityImpl gateway, TransitionImpl flow) {
        var answer = flow.getProperty("name") == null ? flow.getId() : String.valueOf(flow.getProperty("name"));
        flow.addBuiltInListener(ExecutionListener.EVENTNAME_TAKE, (ExecutionListener) execution ->
                turn(execution, gateway.getId(), flow.getId(), name(gateway) + answer));
    }

    /** Of called processes only the end counts for the way of a case. */
    private void turn(DelegateExecution execution, String question, String answer, String words) {
        if (((ExecutionEntity) execution).getProcessInstance().getSuperExecution() == null) {
            course.get().turns.add(new Turn(question, answer, words));
        }
    }

    private void end(DelegateExecution execution, ActivityImpl end) {
        var caller = ((ExecutionEntity) execution).getProcessInstance().getSuperExecution();
        if (caller == null) {
            course.get().end = end.getId();
            course.get().endName = name(end);
        } else if (caller.getProcessInstance().getSuperExecution() == null) {
            course.get().turns.add(new Turn(
                    caller.getActivityId(), end.getId(), name((ActivityImpl) caller.getActivity()) + "：" + name(end)));
        }
    }

    static String name(ActivityImpl activity) {
        return activity.getProperty("name") == null ? activity.getId() : String.valueOf(activity.getProperty("name"));
    }
}
