package org.lianban.model;

import java.util.ArrayList;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.persistence.deploy.Deployer;
import org.springframework.stereotype.Component;

/** Puts the rules over the models where they are deployed. */
@Component
class ModelPlugin extends AbstractProcessEnginePlugin {

    private final DeploymentDoor door;

    ModelPlugin(DeploymentDoor door) {
        this.door = door;
    }

    /** After the engine has read the files, and access has refused what nobody may deploy. */
    @Override
    public void preInit(ProcessEngineConfigurationImpl configuration) {
        var deployers = configuration.getCustomPostDeployers() == null
                ? new ArrayList<Deployer>()
                : new ArrayList<>(configuration.getCustomPostDeployers());
        deployers.add(door);
        configuration.setCustomPostDeployers(deployers);
    }
}
