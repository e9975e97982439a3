package org.lianban.department;

import static org.lianban.department.ProjectVariables.BUILDER_CREDIT_CODE;
import static org.lianban.department.ProjectVariables.BUILDER_NAME;
import static org.lianban.department.ProjectVariables.CONSTRUCTION_PERMIT_NUMBER;
import static org.lianban.department.ProjectVariables.PROJECT_ADDRESS;
import static org.lianban.department.ProjectVariables.PROJECT_CODE;
import static org.lianban.department.ProjectVariables.PROJECT_NAME;

import jakarta.validation.constraints.NotBlank;
import org.camunda.bpm.engine.delegate.DelegateExecution;

/**
 * A construction project as every department is told of it.
 *
 * @param projectCode national code of the project
 */
public record ConstructionProject(
        @NotBlank String projectCode,
        @NotBlank String projectName,
        @NotBlank String projectAddress,
        @NotBlank String builderName,
        @NotBlank @CreditCode String builderCreditCode,
        @NotBlank String constructionPermitNumber) {

    public static ConstructionProject of(DelegateExecution execution) {
        return new ConstructionProject(
                PROJECT_CODE.require(execution),
                PROJECT_NAME.require(execution),
                PROJECT_ADDRESS.require(execution),
                BUILDER_NAME.require(execution),
                BUILDER_CREDIT_CODE.require(execution),
                CONSTRUCTION_PERMIT_NUMBER.require(execution));
    }
}
