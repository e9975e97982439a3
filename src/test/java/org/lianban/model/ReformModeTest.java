package org.lianban.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.DmnEngineConfiguration;
import org.camunda.bpm.engine.variable.Variables;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** 证照分离: each licence item has exactly one mode of reform at any date, and each mode says who supervises and how. */
@DisplayName("每一事项在同一天只有一种改革方式")
class ReformModeTest {

    private static final String FOLDER = "licence-reform-mode";
    private static final String OTHER = "other";
    private static final List<String> MUNICIPALITIES = List.of("xianyang", "taiyuan", "tianshui", "gangcheng", "xian");
    private static final Pattern DAY = Pattern.compile("\\d{8}");

    private final Models models = Models.in(Path.of(""));
    private final TableFile table = models.table(FOLDER, "licenceItem").orElseThrow();
    private final DmnEngine engine = DmnEngineConfiguration.createDefaultDmnEngineConfiguration().buildEngine();
    private final DmnDecision items = parsed(FOLDER, "licence-item.dmn", "licenceItem");
    private final DmnDecision catalogue = parsed("notification-commitment", "commitment-item.dmn", "commitmentItem");

    private DmnDecision parsed(String folder, String name, String decision) {
        try (var file = Files.newInputStream(Path.of("decisions", folder, name))) {
            return engine.parseDecision(decision, file);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    @DisplayName("各地、每个变更日的前一天和当天，都恰有一种方式")
    void everyItemHasOneModeOnBothSidesOfEveryDate() {
        for (var item : codes()) {
            for (var municipality : MUNICIPALITIES) {
                for (var day : daysThatMatter()) {
                    assertThat(modes(item, municipality, day)).as("%s %s %s", item, municipality, day).hasSize(1);
                }
            }
        }
    }

    @Test
    @DisplayName("至少两个事项在某一天改变方式，前一天和当天的方式不同")
    void someItemsChangeTheirModeAtADate() {
        var changing = codes().stream()
                .filter(item -> changes().stream().anyMatch(day ->
                        !modes(item, "tianshui", day.minusDays(1)).equals(modes(item, "tianshui", day))))
                .toList();

        assertThat(changing).contains("food-small", "public-venue-fire").hasSizeGreaterThanOrEqualTo(2);
    }

    @Test
    @DisplayName("四种方式都有事项，每一行都写明监管部门和监管方式")
    void everyModeSaysWhoSupervisesAndHow() {
        var listed = table.rows().stream().filter(row -> !literals(row, "itemCode").contains(OTHER)).toList();

        assertThat(listed.stream().map(row -> output(row, "reformMode")).collect(Collectors.toSet()))
                .containsExactlyInAnyOrder("\"cancelled\"", "\"filing\"", "\"commitment\"", "\"optimised\"");
        assertThat(listed).allSatisfy(row -> {
            assertThat(output(row, "supervisorName")).matches("\".+\"");
            assertThat(output(row, "supervisionMeans")).matches("\".+\"");
        });
    }

    @Test
    @DisplayName("实行告知承诺的事项和地区都在告知承诺目录中，名称一致，不在排除之列；不实行的不得承诺")
    void whatIsPromisedIsInTheCatalogueOfCommitments() {
        for (var item : codes()) {
            for (var municipality : MUNICIPALITIES) {
                var today = LocalDate.of(2026, 3, 2);
                var promised = modes(item, municipality, today).contains("commitment");
                var inputs = Variables.createVariables().putValue("itemCode", item).putValue("municipality", municipality)
                        .putValue("acceptedOn", today.toString()).putValue("signedOn", null);
                var listed = engine.evaluateDecisionTable(catalogue, inputs).getSingleResult();

                var allowed = listed != null && Boolean.TRUE.equals(listed.get("itemListed"))
                        && !Boolean.TRUE.equals(listed.get("excluded")) && !Boolean.TRUE.equals(listed.get("decidedOnSpot"));
                assertThat(allowed).as("%s %s", item, municipality).isEqualTo(promised);
                if (promised) {
                    assertThat(listed.get("itemName")).isEqualTo(names(item).get(0));
                }
            }
        }
    }

    @Test
    @DisplayName("申请表可选的事项就是表中的事项，名称一致")
    void theFormOffersTheItemsOfTheTable() {
        var form = models.form(FOLDER, FOLDER + "-application").orElseThrow();
        var offered = form.field("itemCode").orElseThrow().allowed().stream()
                .filter(option -> !option.value().equals(OTHER))
                .collect(Collectors.toMap(FormFile.Option::value, FormFile.Option::label));

        assertThat(offered.keySet()).isEqualTo(codes()).hasSizeGreaterThanOrEqualTo(12);
        assertThat(offered).allSatisfy((code, name) -> assertThat(names(code)).containsExactly(name));
    }

    private Set<String> modes(String item, String municipality, LocalDate day) {
        var inputs = Map.<String, Object>of("itemCode", item, "municipality", municipality, "acceptedOn", day.toString());
        return engine.evaluateDecisionTable(items, inputs).collectEntries("reformMode").stream()
                .map(String.class::cast)
                .collect(Collectors.toSet());
    }

    private Set<String> codes() {
        return table.rows().stream()
                .flatMap(row -> literals(row, "itemCode").stream())
                .filter(code -> !code.equals(OTHER))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private List<String> names(String item) {
        return table.rows().stream()
                .filter(row -> literals(row, "itemCode").contains(item))
                .flatMap(row -> Names.literals(output(row, "itemName")).stream())
                .distinct()
                .toList();
    }

    private Set<LocalDate> changes() {
        return table.rows().stream()
                .flatMap(row -> row.inputs().stream())
                .flatMap(cell -> DAY.matcher(cell).results())
                .map(found -> LocalDate.parse(found.group(), DateTimeFormatter.BASIC_ISO_DATE))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private Set<LocalDate> daysThatMatter() {
        return Stream.concat(
                        changes().stream().flatMap(day -> Stream.of(day.minusDays(1), day)),
                        Stream.of(LocalDate.of(2010, 1, 4), LocalDate.of(2026, 3, 2), LocalDate.of(2040, 1, 2)))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private List<String> literals(TableFile.Row row, String input) {
        return Names.literals(row.inputs().get(table.input(input)));
    }

    private String output(TableFile.Row row, String output) {
        return row.outputs().get(table.output(output));
    }
}
