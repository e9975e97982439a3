package org.lianban.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Holds the Chinese texts of the web applications to the English ones of the webjar: a missing key shows raw. */
class LocaleTest {

    private static final String APPLICATIONS = "META-INF/resources/webjars/camunda/app/";

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{.*?}}|\\{\\d*}");
    private static final Pattern TARGET_OR_TAG = Pattern.compile("href=\"[^\"]*\"|</?(?:a|br|strong)\\b");
    private static final Pattern HAN = Pattern.compile("\\p{IsHan}");

    /** Signs, formats and names that are the same in Chinese. */
    private static final Set<String> PROPER =
            Set.of("<", "<=", ">", ">=", "CSV", "JSON", "YYYY-MM-DDTHH:mm:ss");

    @ParameterizedTest
    @ValueSource(strings = {"tasklist", "cockpit", "admin", "welcome"})
    @DisplayName("中文文本与英文文本的键完全一致")
    void keysAreThoseOfTheWebjar(String application) {
        assertThat(chinese(application).keySet()).isEqualTo(english(application).keySet());
    }

    @ParameterizedTest
    @ValueSource(strings = {"tasklist", "cockpit", "admin", "welcome"})
    @DisplayName("日期用语齐全")
    void datesAreComplete(String application) {
        var dates = read(application, "zh-CN").path("dateLocales");

        assertThat(keys(dates)).isEqualTo(keys(read("cockpit", "en").path("dateLocales")));
        assertThat(dates.path("months")).hasSize(12);
        assertThat(dates.path("monthsShort")).hasSize(12);
        assertThat(List.of("weekdays", "weekdaysShort", "weekdaysMin"))
                .allSatisfy(days -> assertThat(dates.path(days)).hasSize(7));
    }

    @ParameterizedTest
    @ValueSource(strings = {"tasklist", "cockpit", "admin", "welcome"})
    @DisplayName("各条均已译为中文")
    void everyTextIsChinese(String application) {
        assertThat(chinese(application)).allSatisfy((key, text) -> assertThat(text)
                .satisfiesAnyOf(
                        chinese -> assertThat(chinese).containsPattern(HAN),
                        proper -> assertThat(PROPER).contains(proper)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"tasklist", "cockpit", "admin", "welcome"})
    @DisplayName("占位符、链接和标记与英文文本一致")
    void placeholdersAndMarkupAreKept(String application) {
        var chinese = chinese(application);

        assertThat(english(application)).allSatisfy((key, text) -> {
            assertThat(found(PLACEHOLDER, chinese.get(key))).isEqualTo(found(PLACEHOLDER, text));
            assertThat(found(TARGET_OR_TAG, chinese.get(key))).isEqualTo(found(TARGET_OR_TAG, text));
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"tasklist", "cockpit", "admin", "welcome"})
    @DisplayName("配置以中文为后备语言，且引用的脚本都存在")
    void configurationSpeaksChinese(String application) {
        var configuration = text(ours(application + "/scripts/config.js"));

        assertThat(configuration).contains("fallbackLocale: 'zh-CN'").contains("vendor: '联办'");
        assertThat(found(Pattern.compile("(?<=')[./\\w-]*lianban/[\\w-]+(?=')"), configuration))
                .contains("../lianban/sign-in")
                .allSatisfy(script -> ours((application + "/" + script + ".js").replaceFirst("^\\w+/\\.\\./", "")));
    }

    private static Map<String, String> chinese(String application) {
        return leaves(read(application, "zh-CN").path("labels"));
    }

    private static Map<String, String> english(String application) {
        return leaves(read(application, "en").path("labels"));
    }

    private static Map<String, String> leaves(JsonNode node) {
        var leaves = new TreeMap<String, String>();
        node.fields().forEachRemaining(field -> {
            if (field.getValue().isObject()) {
                leaves(field.getValue()).forEach((key, text) -> leaves.put(field.getKey() + "." + key, text));
            } else {
                leaves.put(field.getKey(), field.getValue().asText());
            }
        });
        return leaves;
    }

    private static Set<String> keys(JsonNode node) {
        return leaves(node).keySet();
    }

    /** What a pattern finds, sorted, inner blanks left out. */
    private static List<String> found(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(match -> match.group().replace(" ", "")).sorted().toList();
    }

    private static JsonNode read(String application, String language) {
        var path = application + "/locales/" + language + ".json";
        try {
            // Camunda's files start with a byte order mark, which Jackson does not skip in a string.
            return new ObjectMapper().readTree(text(resource(path)).replaceFirst("^\uFEFF", ""));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(path, unreadable);
        }
    }

    private static URL ours(String path) {
        var found = resource(path);
        assertThat(found.getProtocol()).as("%s comes from our classes, not from a webjar", path).isNotEqualTo("jar");
        return found;
    }

    private static URL resource(String path) {
        return Objects.requireNonNull(LocaleTest.class.getClassLoader().getResource(APPLICATIONS + path), path);
    }

    private static String text(URL resource) {
        try (InputStream content = resource.openStream()) {
            return new String(content.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
