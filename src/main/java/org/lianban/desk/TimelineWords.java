package org.lianban.desk;

import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** How an event of the journal is told in a timeline; most are of no interest there. */
final class TimelineWords {

    private TimelineWords() {}

    /** @param name how an account is called */
    static Optional<String> of(Map<String, Object> event, UnaryOperator<String> name) {
        var kind = String.valueOf(event.get("kind"));
        var step = text(event, "activityName");
        return Optional.ofNullable(switch (kind) {
            case "processInstance.start" -> event.containsKey("superProcessInstanceId") ? null : "提交申请";
            case "task.complete" -> "办理“%s”".formatted(step);
            case "task.delete" -> "不再需要办理“%s”".formatted(step);
            case "operation.Claim" -> assignee(event) ? "认领" + quoted(step) : null;
            case "task.substituted" -> "代 %s 办理“%s”".formatted(name.apply(text(event, "absent")), step);
            case "task.takenOver" -> "接手 %s 的任务“%s”".formatted(name.apply(text(event, "absent")), step);
            case "task.handedOver" -> "移交“%s”给 %s：%s"
                    .formatted(step, name.apply(text(event, "to")), text(event, "reason"));
            case "department.answered" -> "%s：%s".formatted(step, Boolean.TRUE.equals(event.get("refused")) ? "未通过" : "已答复");
            case "department.failed" -> "%s：系统未能连通，将重试".formatted(step);
            case "answer.received" -> "收到部门答复";
            case "clock.paused" -> "暂停计时：" + reason(event);
            case "clock.resumed" -> "恢复计时：" + reason(event);
            case "clock.extended" -> "延长时限：" + reason(event);
            case "clock.warned" -> "“%s”时限提醒".formatted(text(event, "stepName"));
            case "clock.overdue" -> "“%s”超期".formatted(text(event, "stepName"));
            case "supervision.started" -> "转入督办";
            case "notice.issued" -> "出具%s".formatted(text(event, "title"));
            case "material.received" -> "收到材料：%s（第 %s 版）".formatted(text(event, "fileName"), text(event, "version"));
            case "activity.end" -> ended(event, step);
            default -> null;
        });
    }

    private static String ended(Map<String, Object> event, String step) {
        var whole = String.valueOf(event.get("parentActivityInstanceId")).equals(event.get("processInstanceId"));
        return whole && text(event, "type").endsWith("EndEvent") && !step.isEmpty() ? step : null;
    }

    private static boolean assignee(Map<String, Object> event) {
        return "assignee".equals(event.get("property")) && event.get("to") != null;
    }

    private static String reason(Map<String, Object> event) {
        var reason = text(event, "reason");
        return reason.isEmpty() ? text(event, "stepName") : reason;
    }

    private static String quoted(String step) {
        return step.isEmpty() ? "任务" : "“%s”".formatted(step);
    }

    private static String text(Map<String, Object> event, String name) {
        return event.get(name) == null ? "" : event.get(name).toString();
    }
}
