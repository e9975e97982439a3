package org.lianban.engine;

import java.util.function.Consumer;
import org.camunda.bpm.engine.ParseException;
import org.camunda.bpm.engine.impl.RepositoryServiceImpl;
import org.camunda.bpm.engine.impl.repository.DeploymentBuilderImpl;
import org.camunda.bpm.engine.repository.DeploymentWithDefinitions;
import org.springframework.beans.factory.ObjectProvider;

/** The engine's repository, into which everything goes by whole folders, whatever the door. */
class FolderRepository extends RepositoryServiceImpl {

    private final Consumer<DeploymentMade> made;
    private final ObjectProvider<DeploymentObjections> objections;

    /** @param made is told of each deployment, in its transaction */
    FolderRepository(Consumer<DeploymentMade> made, ObjectProvider<DeploymentObjections> objections) {
        this.made = made;
        this.objections = objections;
    }

    @Override
    public DeploymentWithDefinitions deployWithResult(DeploymentBuilderImpl deployment) {
        var command = new WholeDeployment(deployment, this, made);
        try {
            return commandExecutor.execute(command);
        } catch (ParseException unread) {
            var person = commandExecutor.execute(context -> context.getAuthenticatedUserId());
            var critic = objections.getIfAvailable();
            if (person == null || critic == null) {
                throw unread;
            }
            var inForce = commandExecutor.execute(context -> context.runWithoutAuthorization(() -> new DeployedFolders(this).all()));
            throw critic.refusal(unread, command.contents(), inForce);
        }
    }
}
