package org.lianban.department.answer;

import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.media.ComposedSchema;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.RequestBody;
import java.util.Comparator;
import java.util.List;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springframework.stereotype.Component;

/** Says in the API document what departments may answer, which the raw body of the endpoint does not show. */
@Component
class AnswerDocument implements GlobalOpenApiCustomizer {

    private final List<AnswerChannel<?>> channels;

    AnswerDocument(List<AnswerChannel<?>> channels) {
        this.channels = channels.stream().sorted(Comparator.comparing(AnswerChannel::role)).toList();
    }

    @Override
    public void customise(OpenAPI document) {
        var path = document.getPaths().get(AnswerController.PATH);
        if (path == null) {
            return;
        }
        if (document.getComponents() == null) {
            document.setComponents(new Components());
        }
        var answer = new ComposedSchema();
        for (var channel : channels) {
            var resolved = ModelConverters.getInstance(true)
                    .resolveAsResolvedSchema(new AnnotatedType(channel.type()).resolveAsRef(true));
            resolved.referencedSchemas.forEach(document.getComponents()::addSchemas);
            answer.addOneOfItem(new Schema<>().$ref(resolved.schema.get$ref()));
        }
        var json = new Content().addMediaType("application/json", new MediaType().schema(answer));
        path.getPost().setRequestBody(new RequestBody().required(true).content(json));
    }
}
