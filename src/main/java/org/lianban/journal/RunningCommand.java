package org.lianban.journal;

import java.util.Deque;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.CommandInvocationContext;

/** What the engine is asked to do at this moment: the innermost command that has a name. */
final class RunningCommand extends Context {

    private static final String SUFFIX = "Cmd";

    private RunningCommand() {}

    static String name() {
        Deque<CommandInvocationContext> running = getStack(commandInvocationContextThreadLocal);
        for (var invocation : running) {
            var type = invocation.getCommand().getClass();
            if (!type.isHidden() && !type.isSynthetic() && !type.isAnonymousClass()) {
                var name = type.getSimpleName();
                var plain = name.endsWith(SUFFIX) ? name.substring(0, name.length() - SUFFIX.length()) : name;
                return Character.toLowerCase(plain.charAt(0)) + plain.substring(1);
            }
        }
        return "work";
    }
}
