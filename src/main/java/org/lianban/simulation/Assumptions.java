package org.lianban.simulation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.camunda.spin.Spin;

/**
 * What is assumed of applicants, clerks and departments: {@code processes/<procedure>/simulation.json}. What it does not say is
 * assumed by default and told as 待确认.
 */
final class Assumptions {

    /** Who takes the time of a step. */
    enum Party { DEPARTMENT, CLERK, APPLICANT, WAIT }

    /**
     * What may come of a step.
     *
     * @param set variables
     * @param error code of a BPMN error; null where there is none
     */
    record Outcome(Map<String, Object> set, String error) {}

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern TIME = Pattern.compile("(\\d+(?:\\.\\d+)?)([mhd])");
    private static final Pattern RELATIVE = Pattern.compile("\\$(today|now)([+-]\\d+)?");

    /** The standard normal distribution's 95th percentile. */
    private static final double Z95 = 1.6448536269514722;

    private static final double FIRST_CHOICE = 0.9;
    private static final String DEFAULT_START = "2026-03-02";
    private static final int DEFAULT_DAYS = 20;
    private static final Map<Party, double[]> DEFAULT_MINUTES = Map.of(
            Party.DEPARTMENT, new double[] {30, 240},
            Party.CLERK, new double[] {120, 480},
            Party.APPLICANT, new double[] {480, 2400},
            Party.WAIT, new double[] {240, 960});

    private final JsonNode root;
    private final WorkingTime time;
    private final Set<String> unconfirmed = new TreeSet<>();

    Assumptions(JsonNode root) {
        this.root = root;
        var hours = root.path("officeHours").asText("09:00-17:00").split("-");
        this.time = new WorkingTime(LocalTime.parse(hours[0]), LocalTime.parse(hours[1]));
    }

    /** Those that lie with the procedure; nothing but defaults where there is no file. */
    static Assumptions in(Path folder, String procedure) {
        var file = folder.resolve("processes").resolve(procedure).resolve("simulation.json");
        try {
            return new Assumptions(Files.exists(file) ? JSON.readTree(Files.readString(file)) : JSON.createObjectNode());
        } catch (JsonProcessingException e) {
            throw new InvalidAssumption("%s 不是有效的 JSON：%s".formatted(file, e.getOriginalMessage()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    WorkingTime time() {
        return time;
    }

    LocalDate firstDay() {
        return LocalDate.parse(root.path("firstDay").asText(DEFAULT_START));
    }

    /** Over how many working days the applications come in. */
    int days() {
        return root.path("days").asInt(DEFAULT_DAYS);
    }

    /** After how many days a case is given up as not ended. */
    int horizonDays() {
        return root.path("horizonDays").asInt(400);
    }

    /** Where the file has its figures from; empty where it does not say. */
    String source() {
        return root.path("source").asText("");
    }

    /** What was assumed because the file does not say otherwise. */
    Set<String> unconfirmed() {
        return unconfirmed;
    }

    String municipality(Lots lots, List<String> all) {
        var shares = root.path("municipalities");
        if (all.size() == 1) {
            return all.get(0);
        }
        return shares.isObject() ? pick(shares, lots, "municipality") : all.get((int) (lots.draw("municipality") * all.size()));
    }

    /** How long a step takes, in working time. */
    Duration delay(String process, String element, Party party, Lots lots) {
        var step = step(process, element);
        var delay = step.path("delay");
        if (delay.isMissingNode()) {
            delay = root.path("delays").path(party.name().toLowerCase(Locale.ROOT));
            note(process, element, "用时");
        }
        var question = process + "/" + element + "/delay";
        return Duration.ofSeconds(Math.round(minutes(delay, party, question, lots) * 60));
    }

    private double minutes(JsonNode delay, Party party, String question, Lots lots) {
        if (delay.isTextual()) {
            return minutes(delay.asText());
        }
        var defaults = DEFAULT_MINUTES.get(party);
        return switch (delay.path("distribution").asText("lognormal")) {
            case "fixed" -> minutes(delay.path("value").asText());
            case "triangular" -> triangular(
                    minutes(delay.path("min").asText()), minutes(delay.path("mode").asText()), minutes(delay.path("max").asText()),
                    lots.draw(question));
            case "lognormal" -> {
                var median = delay.has("p50") ? minutes(delay.path("p50").asText()) : defaults[0];
                var late = delay.has("p95") ? minutes(delay.path("p95").asText()) : defaults[1];
                yield median * Math.exp(Math.log(late / median) / Z95 * lots.gaussian(question));
            }
            default -> throw new InvalidAssumption("没有分布 %s：只有 fixed、triangular、lognormal".formatted(delay.path("distribution").asText()));
        };
    }

    private static double triangular(double min, double mode, double max, double draw) {
        var turn = (mode - min) / (max - min);
        return draw < turn
                ? min + Math.sqrt(draw * (max - min) * (mode - min))
                : max - Math.sqrt((1 - draw) * (max - min) * (max - mode));
    }

    /** 30m, 4h, or working days such as 2d. */
    private double minutes(String text) {
        var found = TIME.matcher(text);
        if (!found.matches()) {
            throw new InvalidAssumption("用时应写成 30m、4h 或 2d（工作日），不能是“%s”".formatted(text));
        }
        var amount = Double.parseDouble(found.group(1));
        return switch (found.group(2)) {
            case "m" -> amount;
            case "h" -> amount * 60;
            default -> amount * time.day().toMinutes();
        };
    }

    /** What comes of a step; empty where nothing is said. */
    Optional<Outcome> outcome(String process, String element, Lots lots, OffsetDateTime now) {
        var outcomes = step(process, element).path("outcomes");
        if (!outcomes.isArray()) {
            note(process, element, "结果");
            return Optional.empty();
        }
        var draw = lots.draw(process + "/" + element + "/outcome") * sum(outcomes);
        for (var outcome : outcomes) {
            draw -= outcome.path("share").asDouble(1);
            if (draw < 0) {
                return Optional.of(outcome(outcome, now));
            }
        }
        return Optional.of(outcome(outcomes.get(outcomes.size() - 1), now));
    }

    private static double sum(JsonNode outcomes) {
        var sum = 0.0;
        for (var outcome : outcomes) {
            sum += outcome.path("share").asDouble(1);
        }
        return sum;
    }

    private static Outcome outcome(JsonNode outcome, OffsetDateTime now) {
        var set = new LinkedHashMap<String, Object>();
        outcome.path("set").fields().forEachRemaining(field -> set.put(field.getKey(), storable(value(field.getValue(), now))));
        return new Outcome(set, outcome.hasNonNull("error") ? outcome.path("error").asText() : null);
    }

    /** In what share of cases a message comes that nothing waits for; never where nothing is said. */
    boolean comes(String process, String element, Lots lots) {
        var share = step(process, element).path("share");
        return share.isNumber() && lots.draw(process + "/" + element + "/share") < share.asDouble();
    }

    /** What a form is to hold; null where the lots decide. Empty {@code element}: the application. */
    Object given(String process, String element, String key, OffsetDateTime now) {
        var values = answers(process, element).path("values");
        return values.has(key) ? value(values.path(key), now) : null;
    }

    /** By the shares of those options that there are; where none are said, the first more often than the others together. */
    String choose(String process, String element, String key, List<String> options, Lots lots) {
        if (options.size() == 1) {
            return options.get(0);
        }
        var shares = answers(process, element).path("shares").path(key);
        if (options.stream().anyMatch(option -> shares.path(option).asDouble() > 0)) {
            var offered = JSON.createObjectNode();
            options.forEach(option -> offered.put(option, shares.path(option).asDouble()));
            return pick(offered, lots, process + "/" + element + "/" + key);
        }
        note(process, element, "选项 " + key);
        var draw = lots.draw(process + "/" + element + "/" + key);
        if (options.equals(List.of("false", "true")) || draw < FIRST_CHOICE) {
            return options.get(0);
        }
        var others = options.size() - 1;
        return options.get(1 + Math.min(others - 1, (int) ((draw - FIRST_CHOICE) / (1 - FIRST_CHOICE) * others)));
    }

    private JsonNode answers(String process, String element) {
        return element.isEmpty() ? root.path("application") : step(process, element);
    }

    private JsonNode step(String process, String element) {
        var steps = root.path("steps");
        var own = steps.path(process + "/" + element);
        return own.isMissingNode() ? steps.path(element) : own;
    }

    private void note(String process, String element, String what) {
        unconfirmed.add(element.isEmpty() ? "申请表 " + what : "%s/%s %s".formatted(process, element, what));
    }

    private static String pick(JsonNode shares, Lots lots, String question) {
        var sum = 0.0;
        for (var share : shares) {
            sum += share.asDouble();
        }
        var draw = lots.draw(question) * sum;
        String picked = null;
        for (Iterator<Map.Entry<String, JsonNode>> fields = shares.fields(); fields.hasNext() && draw >= 0; ) {
            var field = fields.next();
            picked = field.getKey();
            draw -= field.getValue().asDouble();
        }
        if (picked == null) {
            throw new InvalidAssumption("没有写明比例：" + question);
        }
        return picked;
    }

    private static Object storable(Object value) {
        return value instanceof List<?> || value instanceof Map<?, ?> ? Spin.JSON(value) : value;
    }

    /** {@code $today}, {@code $today+30} and {@code $now+30} are days of the case. */
    private static Object value(JsonNode node, OffsetDateTime now) {
        if (node.isTextual()) {
            var relative = RELATIVE.matcher(node.asText());
            if (!relative.matches()) {
                return node.asText();
            }
            var moment = now.plusDays(relative.group(2) == null ? 0 : Integer.parseInt(relative.group(2)));
            return relative.group(1).equals("today") ? moment.toLocalDate().toString() : moment.withNano(0).toString();
        }
        if (node.isArray()) {
            var list = new ArrayList<>();
            node.forEach(element -> list.add(value(element, now)));
            return list;
        }
        if (node.isObject()) {
            var map = new LinkedHashMap<String, Object>();
            node.fields().forEachRemaining(field -> map.put(field.getKey(), value(field.getValue(), now)));
            return map;
        }
        return node.isNull() || node instanceof MissingNode ? null : JSON.convertValue(node, Object.class);
    }
}
