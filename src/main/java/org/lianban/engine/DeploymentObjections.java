package org.lianban.engine;

import java.util.Map;
import org.camunda.bpm.engine.ParseException;

/** Says in plain words why a person's deployment cannot be read. */
public interface DeploymentObjections {

    /**
     * @param unread what the engine says
     * @param sent contents by path, with the rest of their folders
     * @param inForce contents of all models that are deployed already
     * @return what the person is told
     */
    RuntimeException refusal(ParseException unread, Map<String, byte[]> sent, Map<String, byte[]> inForce);
}
