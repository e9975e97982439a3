package org.lianban.engine;

import java.util.function.Consumer;
import org.camunda.bpm.engine.impl.RepositoryServiceImpl;
import org.camunda.bpm.engine.impl.repository.DeploymentBuilderImpl;
import org.camunda.bpm.engine.repository.DeploymentWithDefinitions;

/** The engine's repository, into which everything goes by whole folders, whatever the door. */
class FolderRepository extends RepositoryServiceImpl {

    private final Consumer<DeploymentMade> made;

    /** @param made is told of each deployment, in its transaction */
    FolderRepository(Consumer<DeploymentMade> made) {
        this.made = made;
    }

    @Override
    public DeploymentWithDefinitions deployWithResult(DeploymentBuilderImpl deployment) {
        return commandExecutor.execute(new WholeDeployment(deployment, this, made));
    }
}
