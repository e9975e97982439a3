package org.lianban.department;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.TextNode;

/** The types of a JSON schema, as far as the contracts use them. */
final class ContractTypes {

    private ContractTypes() {}

    static boolean isOfType(JsonNode value, String type) {
        return switch (type) {
            case "object" -> value.isObject();
            case "array" -> value.isArray();
            case "string" -> value.isTextual();
            case "boolean" -> value.isBoolean();
            case "integer" -> value.isIntegralNumber();
            case "number" -> value.isNumber();
            default -> false;
        };
    }

    static JsonNode example(JsonNode schema) {
        return switch (schema.get("type").asText()) {
            case "boolean" -> BooleanNode.TRUE;
            case "integer", "number" -> IntNode.valueOf(7);
            default -> TextNode.valueOf(
                    switch (schema.path("format").asText()) {
                        case "date" -> "2026-11-22";
                        case "date-time" -> "2026-11-23T00:00:00+08:00";
                        default -> "文本";
                    });
        };
    }
}
