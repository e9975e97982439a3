package org.lianban.access;

import jakarta.ws.rs.ApplicationPath;
import org.camunda.bpm.spring.boot.starter.rest.CamundaJerseyResourceConfig;
import org.springframework.stereotype.Component;

/** The engine's REST API as it is, with our answers when something fails. */
@Component
@ApplicationPath("/engine-rest")
class EngineApi extends CamundaJerseyResourceConfig {

    @Override
    protected void registerCamundaRestResources() {
        EngineErrors.install();
        super.registerCamundaRestResources();
    }
}
