package org.lianban.journal;

import java.util.Deque;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.CommandInvocationContext;

/** What the engine is asked to do at this moment: the innermost command that has a name. */
final class RunningCommand extends Context {

    private static final String SUFFIX = "Cmd";

    private RunningCommand() {}

    /** Work that our own code hands to the engine is called by the class that does. */
    static String name() {
        Deque<CommandInvocationContext> running = getStack(commandInvocationContextThreadLocal);
        return running.stream()
                .<Class<?>>map(invocation -> invocation.getCommand().getClass())
                .filter(type -> !type.isHidden() && !type.isAnonymousClass())
                .findFirst()
                .or(() -> running.stream().findFirst().map(invocation -> invocation.getCommand().getClass().getNestHost()))
                .map(RunningCommand::plain)
                .orElse("");
    }

    private static String plain(Class<?> type) {
        var name = type.getSimpleName();
        var plain = name.endsWith(SUFFIX) ? name.substring(0, name.length() - SUFFIX.length()) : name;
        return Character.toLowerCase(plain.charAt(0)) + plain.substring(1);
    }
}
