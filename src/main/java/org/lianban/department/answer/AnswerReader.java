package org.lianban.department.answer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.ConstraintViolation;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import org.lianban.department.ContractValidator;
import org.springframework.stereotype.Component;

/** Reads an answer and checks it against its contract, naming every fault in Chinese. */
@Component
class AnswerReader {

    private final ObjectMapper json;
    private final ContractValidator validator;

    AnswerReader(ObjectMapper json, ContractValidator validator) {
        this.json = json;
        this.validator = validator;
    }

    /** @throws InvalidAnswerException with all faults at once */
    <A> A read(byte[] body, Class<A> type) {
        var answer = parse(body, type);
        var violations = validator.validate(answer).stream()
                .map(violation -> describe(violation, type))
                .sorted(Comparator.comparing(InvalidAnswerException.Violation::field))
                .toList();
        if (!violations.isEmpty()) {
            throw new InvalidAnswerException(violations);
        }
        return answer;
    }

    private <A> A parse(byte[] body, Class<A> type) {
        try {
            var answer = json.readValue(body, type);
            if (answer == null) {
                throw invalid("", "答复", "不得为空");
            }
            return answer;
        } catch (JsonMappingException e) {
            var field = e.getPath().stream()
                    .map(JsonMappingException.Reference::getFieldName)
                    .filter(name -> name != null)
                    .findFirst()
                    .orElse("");
            throw invalid(field, label(field, type), "类型不符");
        } catch (JsonProcessingException e) {
            throw invalid("", "答复", "不是有效的 JSON");
        } catch (IOException e) {
            throw new IllegalStateException("reading from memory does not fail", e);
        }
    }

    private static InvalidAnswerException invalid(String field, String label, String message) {
        return new InvalidAnswerException(List.of(new InvalidAnswerException.Violation(field, label, message)));
    }

    private static InvalidAnswerException.Violation describe(ConstraintViolation<?> violation, Class<?> type) {
        var path = violation.getPropertyPath().toString();
        var field = path.replaceFirst("[\\[.].*", "");
        var known = isComponent(field, type);
        return new InvalidAnswerException.Violation(
                known ? field : "", known ? label(field, type) : "答复", violation.getMessage());
    }

    private static boolean isComponent(String field, Class<?> type) {
        return List.of(type.getRecordComponents()).stream().anyMatch(component -> component.getName().equals(field));
    }

    private static String label(String field, Class<?> type) {
        for (var component : type.getRecordComponents()) {
            var schema = component.getAccessor().getAnnotation(Schema.class);
            if (component.getName().equals(field) && schema != null) {
                return schema.title();
            }
        }
        return field.isEmpty() ? "答复" : field;
    }
}
