package org.lianban.walk;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** Applications for joint acceptance: the example of the README, with a project code of its own each time. */
final class Projects {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final AtomicInteger CODES = new AtomicInteger(300_000);

    private Projects() {}

    /** A new factory, below every threshold for fire acceptance and without a basement for civil defence. */
    static Map<String, Object> factory(String name) {
        var application = example();
        application.put("projectCode", projectCode());
        application.put("projectName", name);
        return application;
    }

    /** A tower over 54 m with a basement for civil defence. */
    static Map<String, Object> housing(String name) {
        return with(factory(name), Map.of(
                "buildingUse", "residential",
                "floorAreaSqm", 32000,
                "buildingHeightM", 80,
                "hasCivilDefence", true,
                "civilDefenceAreaSqm", 2600));
    }

    static Map<String, Object> hotelDecoration(String name) {
        return with(factory(name), Map.of(
                "projectCategory", "decoration",
                "buildingUse", "hotel-mall",
                "floorAreaSqm", 12000,
                "decorationPart", "三至八层客房",
                "decorationAreaSqm", 6000,
                "decorationFloors", 6));
    }

    /** An office far below the thresholds. */
    static Map<String, Object> smallOffice(String name) {
        return with(factory(name), Map.of("buildingUse", "office", "floorAreaSqm", 900, "buildingHeightM", 12));
    }

    /** One of the two units of a project. */
    static Map<String, Object> unit(Map<String, Object> project, String code) {
        return with(project, Map.of(
                "acceptanceScope", "unit",
                "unitWorksCode", code,
                "unitWorks", List.of(Map.of("code", "01", "name", "1号厂房"), Map.of("code", "02", "name", "2号厂房")),
                "overallQualitySafe", true,
                "safeToUse", true,
                "functionsMet", true,
                "fireAccessKept", true));
    }

    static Map<String, Object> stage(Map<String, Object> project, String stage) {
        return with(project, Map.of("acceptanceScope", "stage", "acceptanceStage", stage));
    }

    static Map<String, Object> with(Map<String, Object> project, Map<String, Object> differing) {
        var application = new LinkedHashMap<>(project);
        application.putAll(differing);
        return application;
    }

    private static String projectCode() {
        return "2024-610112-34-01-" + CODES.getAndIncrement();
    }

    private static Map<String, Object> example() {
        try (var file = Projects.class.getResourceAsStream("/applications/joint-acceptance.json")) {
            return JSON.readValue(file, new TypeReference<LinkedHashMap<String, Object>>() {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
