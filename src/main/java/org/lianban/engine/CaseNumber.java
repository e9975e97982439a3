package org.lianban.engine;

import java.util.Optional;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.delegate.DelegateExecution;

/** The number under which a case is known everywhere: {@code <region code>-<procedure code>-<yyyyMMdd>-<sequence>}. */
public final class CaseNumber {

    /** Its place in the context of the log. */
    public static final String LOGGED_AS = "caseNumber";

    private static final Pattern IN_PATH = Pattern.compile("(?<=/)[0-9]{6}-[A-Za-z0-9]{1,20}-[0-9]{8}-[0-9]{6,12}(?=/|$)");

    private CaseNumber() {}

    /** The number that stands in the path of a request; whether there is such a case is not asked. */
    public static Optional<String> in(String path) {
        var found = IN_PATH.matcher(path);
        return found.find() ? Optional.of(found.group()) : Optional.empty();
    }

    /**
     * The number of the case to which this execution belongs, in called processes too.
     *
     * @throws ProcessEngineException for an instance that was started past the case opening
     */
    public static String of(DelegateExecution execution) {
        var number = execution.getProcessBusinessKey();
        if (number == null) {
            throw new ProcessEngineException("流程实例 " + execution.getProcessInstanceId() + " 没有案件编号");
        }
        return number;
    }
}
