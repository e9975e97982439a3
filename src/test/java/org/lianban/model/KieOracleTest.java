package org.lianban.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.camunda.bpm.model.dmn.instance.InputEntry;
import org.camunda.bpm.model.dmn.instance.OutputEntry;
import org.camunda.bpm.model.dmn.instance.Text;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kie.dmn.validation.DMNValidator;
import org.kie.dmn.validation.DMNValidator.Validation;
import org.kie.dmn.validation.DMNValidatorFactory;
import org.kie.dmn.validation.dtanalysis.DMNDTAnalysisMessage;
import org.kie.dmn.validation.dtanalysis.model.DTAnalysis;

/**
 * KIE, which nobody starts on a server, sees no gap or overlap that our rules overlook: over each table, and with a rule
 * taken out or said twice. The reverse does not hold: KIE 10.2 overlooks a value at which one rule ends exclusively and
 * another inclusively, and any gap beside a text without enumerated values.
 */
@DisplayName("缺口与重叠：KIE 看到的，我们的规则都看到")
class KieOracleTest {

    private static final DMNValidator KIE = DMNValidatorFactory.newValidator();

    static List<DecisionTableFile> tables() {
        return Models.in(Path.of("")).decisions();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("tables")
    @DisplayName("每张表，以及去掉或重复其中一条规则")
    void nothingIsOverlooked(DecisionTableFile table) {
        variants(table).forEach(variant -> {
            var kie = analysis(variant);
            var ours = ours(variant);
            if (!kie.getGaps().isEmpty()) {
                assertThat(ours).as(variant.dmn()).anyMatch(sentence -> sentence.startsWith("没有规则管到"));
            }
            if (!kie.getOverlaps().isEmpty()) {
                assertThat(ours).as(variant.dmn()).anyMatch(sentence -> sentence.contains("规则同时命中"));
            }
        });
    }

    private static Stream<DecisionTableFile> variants(DecisionTableFile file) {
        var rules = tableOf(file).getRules().size();
        var some = IntStream.of(0, rules / 2, rules - 1).distinct().boxed().toList();
        return Stream.concat(Stream.of(file), some.stream().flatMap(rule -> Stream.of(without(file, rule), twice(file, rule))))
                .filter(variant -> !tableOf(variant).getRules().isEmpty() && !DecisionTableFile.collects(tableOf(variant)));
    }

    private static DecisionTableFile without(DecisionTableFile file, int rule) {
        return changed(file, table -> {
            var rules = List.copyOf(table.getRules());
            table.getRules().remove(rules.get(rule));
        });
    }

    /** The rule with an identifier of its own for each part. */
    private static DecisionTableFile twice(DecisionTableFile file, int rule) {
        return changed(file, table -> {
            var source = List.copyOf(table.getRules()).get(rule);
            var model = (DmnModelInstance) table.getModelInstance();
            var copy = model.newInstance(org.camunda.bpm.model.dmn.instance.Rule.class);
            source.getInputEntries().forEach(entry -> {
                var cell = model.newInstance(InputEntry.class);
                cell.setText(text(model, entry.getText()));
                copy.getInputEntries().add(cell);
            });
            source.getOutputEntries().forEach(entry -> {
                var cell = model.newInstance(OutputEntry.class);
                cell.setText(text(model, entry.getText()));
                copy.getOutputEntries().add(cell);
            });
            table.getRules().add(copy);
        });
    }

    private static Text text(
            DmnModelInstance model, Text original) {
        var text = model.newInstance(Text.class);
        text.setTextContent(DecisionTableFile.text(original));
        return text;
    }

    private static DecisionTableFile changed(DecisionTableFile file, Consumer<DecisionTable> change) {
        var copy = DecisionTableFile.of(file.path(), file.dmn().replace("gap:", ""));
        change.accept(tableOf(copy));
        return DecisionTableFile.of(file.path(), Dmn.convertToString(copy.model()));
    }

    private static DecisionTable tableOf(DecisionTableFile file) {
        return DecisionTableFile.table(file.decisions().get(0)).orElseThrow();
    }

    private static DTAnalysis analysis(DecisionTableFile file) {
        return KIE.validateUsing(Validation.ANALYZE_DECISION_TABLE)
                .theseModels(new StringReader(KieCopy.of(tableOf(file)))).stream()
                .filter(DMNDTAnalysisMessage.class::isInstance)
                .map(message -> ((DMNDTAnalysisMessage) message).getAnalysis())
                .filter(found -> found.getDdtaTable() != null)
                .findFirst()
                .orElseThrow();
    }

    private static List<String> ours(DecisionTableFile file) {
        var models = Models.of(Map.of(), JavaFacts.packaged());
        models.decisions().add(DecisionTableFile.of(file.path(), file.dmn().replace("gap:", "")));
        return new TableGapRules().check(models).stream().map(Finding::problem).toList();
    }
}
