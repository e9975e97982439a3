package org.lianban.access;

import jakarta.ws.rs.core.Response.Status;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.lianban.engine.Refusal;

/** Refuses a password that breaks the policy, with the whole policy: the engine's own exception names none of it. */
class WeakPassword extends Refusal {

    static final String POLICY =
            Arrays.stream(PasswordRule.values()).map(PasswordRule::sentence).collect(Collectors.joining("；"));

    private static final String MESSAGE_OF_THE_ENGINE = "Password does not match policy";

    WeakPassword() {
        super(Status.BAD_REQUEST, "密码不符合要求：" + POLICY);
    }

    /** Says it in place of the engine. */
    static class Interceptor extends CommandInterceptor {

        @Override
        public <T> T execute(Command<T> command) {
            try {
                return next.execute(command);
            } catch (ProcessEngineException e) {
                throw MESSAGE_OF_THE_ENGINE.equals(e.getMessage()) ? new WeakPassword() : e;
            }
        }
    }
}
