package org.lianban.model;

import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.persistence.deploy.Deployer;
import org.springframework.stereotype.Component;

/** Puts the rules over the models where they are deployed. */
@Component
class ModelPlugin extends AbstractProcessEnginePlugin {

    @Override
    public void preInit(ProcessEngineConfigurationImpl configuration) {
        var door = new DeploymentDoor();
        configuration.setRepositoryService(new DesignersRepository(door));
        // after the engine has read the files, and access has refused what nobody may deploy
        var deployers = new ArrayList<Deployer>();
        if (configuration.getCustomPostDeployers() != null) {
            deployers.addAll(configuration.getCustomPostDeployers());
        }
        deployers.add(door);
        configuration.setCustomPostDeployers(deployers);
    }
}
