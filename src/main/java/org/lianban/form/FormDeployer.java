package org.lianban.form;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.camunda.bpm.engine.ParseException;
import org.camunda.bpm.engine.impl.persistence.deploy.Deployer;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;

/** Refuses a form that could not be enforced, when it is deployed rather than when the first applicant meets it. */
class FormDeployer implements Deployer {

    private final FormValidation validation;

    FormDeployer(FormValidation validation) {
        this.validation = validation;
    }

    @Override
    public void deploy(DeploymentEntity deployment) {
        // a deployment that is only loaded again was checked when it was new
        if (!deployment.isNew()) {
            return;
        }
        deployment.getResources().values().stream()
                .filter(resource -> resource.getName().endsWith(".form"))
                .forEach(resource -> {
                    var problems = validation.problems(new String(resource.getBytes(), StandardCharsets.UTF_8));
                    if (!problems.isEmpty()) {
                        throw new ParseException(
                                "表单 %s：%s".formatted(resource.getName(), String.join("；", problems)), resource.getName(), List.of(), List.of());
                    }
                });
    }
}
