package org.lianban.journal;

import java.util.function.Consumer;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.boot.test.context.TestComponent;

/** The automatic step of a dossier: each test says what it does. */
@TestComponent("dossierStep")
class DossierStep implements JavaDelegate {

    private volatile Consumer<DelegateExecution> deed = execution -> {};

    void does(Consumer<DelegateExecution> deed) {
        this.deed = deed;
    }

    @Override
    public void execute(DelegateExecution execution) {
        deed.accept(execution);
    }
}
