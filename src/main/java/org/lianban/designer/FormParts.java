package org.lianban.designer;

import static java.util.Map.entry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** What a form asks and shows, field by field; where on the page it does so makes no difference. */
final class FormParts {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final Map<String, String> TYPES = Map.ofEntries(
            entry("textfield", "文本"),
            entry("textarea", "多行文本"),
            entry("number", "数字"),
            entry("checkbox", "勾选"),
            entry("radio", "单选"),
            entry("select", "下拉选择"),
            entry("checklist", "多选"),
            entry("taglist", "标签"),
            entry("datetime", "日期时间"),
            entry("group", "分组"),
            entry("dynamiclist", "动态列表"),
            entry("table", "表格"),
            entry("text", "说明文字"),
            entry("html", "说明文字"),
            entry("button", "按钮"),
            entry("default", "表单"));

    private static final Map<String, String> FACTS = Map.ofEntries(
            entry("label", "标签"),
            entry("text", "文字"),
            entry("description", "提示"),
            entry("key", "变量"),
            entry("path", "变量"),
            entry("type", "类型"),
            entry("defaultValue", "默认值"),
            entry("readonly", "只读"),
            entry("disabled", "停用"),
            entry("validate.required", "必填"),
            entry("validate.minLength", "最短长度"),
            entry("validate.maxLength", "最长长度"),
            entry("validate.pattern", "格式"),
            entry("validate.min", "最小值"),
            entry("validate.max", "最大值"),
            entry("conditional.hide", "隐藏条件"));

    private static final Set<String> NOT_SAID = Set.of("id", "components", "layout", "exporter");

    private FormParts() {}

    static Map<String, Part> of(byte[] content) {
        try {
            var parts = new LinkedHashMap<String, Part>();
            read(JSON.readTree(content), "", parts);
            return parts;
        } catch (IOException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** A field is known by its variable, whose name also tells in which list it stands. */
    private static void read(JsonNode component, String within, Map<String, Part> parts) {
        var key = component.path("key").asText(component.path("path").asText());
        var id = key.isEmpty() ? component.path("id").asText() : within + key;
        var facts = new LinkedHashMap<String, String>();
        component.fields().forEachRemaining(field -> {
            if (!NOT_SAID.contains(field.getKey())) {
                collect(field.getKey(), field.getValue(), facts);
            }
        });
        var label = component.path("label").asText(component.path("text").asText());
        var type = component.path("type").asText();
        parts.put(id, new Part(id, label.isBlank() ? id : label, TYPES.getOrDefault(type, type), facts));
        component.path("components").forEach(child -> read(child, key.isEmpty() ? within : within + key + ".", parts));
    }

    private static void collect(String path, JsonNode value, Map<String, String> facts) {
        if (value.isObject()) {
            value.fields().forEachRemaining(field -> collect(path + "." + field.getKey(), field.getValue(), facts));
        } else {
            facts.put(path.startsWith("properties.") ? "属性 " + path.substring("properties.".length()) : FACTS.getOrDefault(path, path),
                    value.isValueNode() ? value.asText() : value.toString());
        }
    }
}
