package org.lianban.access;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.springframework.web.util.HtmlUtils;

/** A form shows fields and text: no markup, pages or pictures of its own, no scripts in links, no FEEL that would not end. */
final class GuardedForms {

    /** Whoever reads twice the same name may not read the same as the browser. */
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private static final Map<String, String> COMPONENTS = Map.of(
            "html", "不能使用网页代码（html）",
            "iframe", "不能使用内嵌网页（iframe）",
            "documentPreview", "不能使用文件预览（documentPreview）");

    private static final Pattern SCRIPT_LINK = Pattern.compile("(?i)(javascript|vbscript):|data:(text/|application/|image/svg)");
    private static final Pattern MARKUP = Pattern.compile(
            "(?is)<\\s*/?(script|iframe|object|embed|svg|math|style|link|meta|base|form|input|img|video|audio)\\b"
                    + "|<[^>]*\\bon\\w+\\s*=");
    private static final Pattern PICTURE =
            Pattern.compile("(?i)/(?!/)[^\\\\]*|data:image/(png|jpe?g|gif|webp);base64,[a-z0-9+/=]*|=.*|");

    /** A browser does without the semicolon. */
    private static final Pattern ENTITY = Pattern.compile("&#([xX][0-9a-fA-F]{1,6}|\\d{1,7});?");

    private GuardedForms() {}

    static Stream<String> faults(String file, byte[] content) {
        JsonNode form;
        try {
            form = JSON.readTree(new String(content, StandardCharsets.UTF_8));
        } catch (JsonProcessingException e) {
            return Stream.of("%s 不是有效的 JSON（第 %d 行）".formatted(file, e.getLocation() == null ? 0 : e.getLocation().getLineNr()));
        }
        return faults(form, "表单").distinct().map(fault -> file + " 的 " + fault);
    }

    private static Stream<String> faults(JsonNode node, String around) {
        var place = node.isObject() ? named(node, around) : around;
        var own = node.isTextual()
                ? faultsOfText(node.asText())
                : node.isObject() ? faultsOfComponent(node) : Stream.<String>empty();
        var children = StreamSupport.stream(node.spliterator(), false).flatMap(child -> faults(child, place));
        return Stream.concat(own.map(fault -> place + "：" + fault), children);
    }

    private static Stream<String> faultsOfComponent(JsonNode component) {
        var type = component.path("type").asText();
        var refused = COMPONENTS.containsKey(type) ? Stream.of(COMPONENTS.get(type)) : Stream.<String>empty();
        var picture = type.equals("image") && !PICTURE.matcher(component.path("source").asText()).matches()
                ? Stream.of("图片只能来自本系统：" + GuardedFiles.abridged(component.path("source").asText()))
                : Stream.<String>empty();
        var pattern = EndlessPattern.isIn(component.path("validate").path("pattern").asText())
                ? Stream.of("校验规则 pattern 不能在重复的括号中再重复或选择")
                : Stream.<String>empty();
        return Stream.of(refused, picture, pattern).flatMap(all -> all);
    }

    private static Stream<String> faultsOfText(String text) {
        // as a browser reads an address: entities resolved, blanks and control characters within it left out
        var read = HtmlUtils.htmlUnescape(
                ENTITY.matcher(text).replaceAll("&#$1;").replace("&colon;", ":").replaceAll("&(Tab|NewLine);", " "));
        var link = SCRIPT_LINK.matcher(read.replaceAll("[\\p{Cntrl}\\s]", "")).find()
                ? Stream.of("不能使用脚本链接：" + GuardedFiles.abridged(text))
                : Stream.<String>empty();
        var markup = MARKUP.matcher(read).find() ? Stream.of("不能使用网页代码：" + GuardedFiles.abridged(text)) : Stream.<String>empty();
        // form-js evaluates what begins so, and the server with it
        var feel = text.startsWith("=")
                ? FeelReach.faults(text.substring(1).strip()).stream()
                        .map(fault -> "%s：%s".formatted(fault, GuardedFiles.abridged(text)))
                : Stream.<String>empty();
        return Stream.of(link, markup, feel).flatMap(all -> all);
    }

    private static String named(JsonNode component, String around) {
        return Stream.of("label", "key", "path", "id")
                .map(name -> component.path(name).asText())
                .filter(name -> !name.isBlank() && !name.startsWith("="))
                .findFirst()
                .map(GuardedFiles::abridged)
                .orElse(around);
    }
}
