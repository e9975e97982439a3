package org.lianban.form;

import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.Session;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;
import org.springframework.stereotype.Component;

/** What the validation of forms needs of the engine besides its parse listener. */
@Component
class FormPlugin extends AbstractProcessEnginePlugin {

    private final FormValidation validation;

    FormPlugin(FormValidation validation) {
        this.validation = validation;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl configuration) {
        configuration.setTaskService(new FormTaskService());
        configuration.setRuntimeService(new FormRuntimeService());
        configuration.setCustomPreDeployers(with(configuration.getCustomPreDeployers(), new FormDeployer(validation)));
        configuration.setCustomPreCommandInterceptorsTxRequired(
                with(configuration.getCustomPreCommandInterceptorsTxRequired(), new RefusalInterceptor()));
        configuration.setCustomPreCommandInterceptorsTxRequiresNew(
                with(configuration.getCustomPreCommandInterceptorsTxRequiresNew(), new RefusalInterceptor()));
        configuration.setCustomSessionFactories(with(configuration.getCustomSessionFactories(), new SessionFactory() {
            @Override
            public Class<?> getSessionType() {
                return AcceptedSubmissions.class;
            }

            @Override
            public Session openSession() {
                return new AcceptedSubmissions();
            }
        }));
    }

    private static <T> List<T> with(List<T> present, T added) {
        var all = new ArrayList<T>(present == null ? List.of() : present);
        all.add(added);
        return all;
    }
}
