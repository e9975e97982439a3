package org.lianban.journal;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Something that somebody did to a case past its diagram.
 *
 * @param kind as the journal has it, for example {@code operation.SetVariable}
 * @param title what officials call it
 */
public record ManualOperation(String kind, String title) {

    private static final Map<String, String> TITLES = Map.ofEntries(
            Map.entry("operation.ModifyProcessInstance", "改变流程位置"),
            Map.entry("operation.Migrate", "迁移到另一版流程"),
            Map.entry("operation.RestartProcessInstance", "重新启动流程"),
            Map.entry("operation.Delete", "删除"),
            Map.entry("operation.Suspend", "挂起"),
            Map.entry("operation.Activate", "恢复运行"),
            Map.entry("operation.SuspendJob", "挂起作业"),
            Map.entry("operation.ActivateJob", "恢复作业"),
            Map.entry("operation.SetJobRetries", "重试失败的作业"),
            Map.entry("operation.SetExternalTaskRetries", "重试外部任务"),
            Map.entry("operation.Execute", "立即执行作业"),
            Map.entry("operation.SetDueDate", "改变作业时间"),
            Map.entry("operation.RecalculateDueDate", "重算作业时间"),
            Map.entry("operation.SetVariable", "设置变量"),
            Map.entry("operation.SetVariables", "批量设置变量"),
            Map.entry("operation.ModifyVariable", "修改变量"),
            Map.entry("operation.RemoveVariable", "删除变量"),
            Map.entry("operation.CreateIncident", "登记故障"));

    private static final String PREFIX = "operation.";

    /** Of what the engine's log says that it was done to; others are no part of a case. */
    static final Set<String> ENTITIES_OF_CASE = Set.of("ProcessInstance", "Variable", "Job", "Incident", "ExternalTask");

    /** What the engine's log calls them. */
    static Set<String> types() {
        return TITLES.keySet().stream().map(kind -> kind.substring(PREFIX.length())).collect(Collectors.toSet());
    }

    /** Empty for an event that is none. */
    public static Optional<ManualOperation> of(Map<String, Object> event) {
        var kind = Objects.toString(event.get("kind"), "");
        var title = TITLES.get(kind);
        return title == null || !ENTITIES_OF_CASE.contains(Objects.toString(event.get("entity"), ""))
                ? Optional.empty()
                : Optional.of(new ManualOperation(kind, title));
    }
}
