package org.lianban.form;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.form.FormData;
import org.camunda.bpm.engine.impl.cmd.GetCamundaFormDefinitionCmd;
import org.camunda.bpm.engine.impl.cmd.GetDeploymentResourceCmd;
import org.camunda.bpm.engine.impl.context.Context;
import org.springframework.stereotype.Component;

/** Forms as they were deployed with the model that refers to them, parsed once. */
@Component
class DeployedForms {

    private static final int MAX_CACHED = 500;

    /** How the Modeler writes a deployed form by its file name. */
    private static final String FORM_KEY_PREFIX = "camunda-forms:deployment:";

    private record Address(String deploymentId, String resource) {}

    private final FormValidation validation;
    private final Map<Address, Form> parsed =
            Collections.synchronizedMap(new LinkedHashMap<>(16, 0.75f, true) {
                @Override
                protected boolean removeEldestEntry(Map.Entry<Address, Form> eldest) {
                    return size() > MAX_CACHED;
                }
            });

    DeployedForms(FormValidation validation) {
        this.validation = validation;
    }

    /** The form to which the model element refers; empty where it refers to none. Only within a command of the engine. */
    Optional<Form> find(FormData data) {
        return address(data).map(address -> {
            var known = parsed.get(address);
            if (known == null) {
                known = validation.parse(read(address));
                parsed.put(address, known);
            }
            return known;
        });
    }

    /** The submitter need not be allowed to read deployments, so neither look-up asks. */
    private static Optional<Address> address(FormData data) {
        var reference = data.getCamundaFormRef();
        if (reference != null) {
            var definition = Context.getCommandContext()
                    .runWithoutAuthorization(new GetCamundaFormDefinitionCmd(reference, data.getDeploymentId()));
            if (definition == null) {
                throw new ProcessEngineException("没有部署名为 %s 的表单".formatted(reference.getKey()));
            }
            return Optional.of(new Address(definition.getDeploymentId(), definition.getResourceName()));
        }
        var key = data.getFormKey();
        if (key == null) {
            return Optional.empty();
        }
        if (!key.startsWith(FORM_KEY_PREFIX)) {
            throw new ProcessEngineException("表单 %s 不能在服务器上校验".formatted(key));
        }
        return Optional.of(new Address(data.getDeploymentId(), key.substring(FORM_KEY_PREFIX.length())));
    }

    private static String read(Address address) {
        var command = new GetDeploymentResourceCmd(address.deploymentId(), address.resource());
        try (var content = Context.getCommandContext().runWithoutAuthorization(command)) {
            return new String(content.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
