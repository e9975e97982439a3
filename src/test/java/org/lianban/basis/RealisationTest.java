package org.lianban.basis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.lianban.basis.Realisation.CitingPlace;
import org.lianban.basis.Realisation.State;

class RealisationTest {

    private static final PlannedProcedure COMMITMENT = new PlannedProcedure("B-09", "告知承诺制", "commitment", List.of("commitment", "check"));
    private static final PlannedProcedure LICENCES = new PlannedProcedure("B-03", "证照分离", "reformed licensing", List.of("reform-mode"));
    private static final PlannedProcedure RULE = new PlannedProcedure("R", "单独的规则", "a rule of its own", List.of());

    @Test
    @DisplayName("每个计划的程序都有一处引用，才算落实；同一程序的任何一个模型都算")
    void isRealisedByEachOfItsProcedures() {
        assertThat(of("PROC", List.of(COMMITMENT), at("check")).state()).isEqualTo(State.REALISED);
        assertThat(of("PROC", List.of(COMMITMENT, LICENCES), at("check")).state()).isEqualTo(State.PARTIAL);
        assertThat(of("PROC", List.of(COMMITMENT, LICENCES), at("check"), at("reform-mode")).state()).isEqualTo(State.REALISED);
    }

    @Test
    @DisplayName("只有公用决策引用，例如只给出部门名称，不算程序落实")
    void isNotRealisedByASharedDecisionAlone() {
        var found = of("PROC", List.of(LICENCES), new CitingPlace("department-name", true));

        assertThat(found.state()).isEqualTo(State.PARTIAL);
        assertThat(found.why().zh()).contains("B-03“证照分离”有模型，但没有一处引用本条");
    }

    @Test
    @DisplayName("单独的规则由引用它的决策规则落实，流程中的环节不算")
    void aRuleIsRealisedByARule() {
        assertThat(of("RULE", List.of(RULE), new CitingPlace("material", true)).state()).isEqualTo(State.REALISED);
        assertThat(of("RULE", List.of(RULE), at("check")).state()).isEqualTo(State.PARTIAL);
    }

    @Test
    @DisplayName("没有引用的：纯政策不能执行；其余可以执行而尚未落实，写明要执行什么、缺什么")
    void saysWhatIsMissing() {
        assertThat(of("POLICY", List.of()).state()).isEqualTo(State.NOT_EXECUTABLE);
        var pending = of("PROC+SLA", List.of(LICENCES));
        assertThat(pending.state()).isEqualTo(State.PENDING);
        assertThat(pending.why().zh()).isEqualTo("可以执行（办理程序、办理时限）。尚未落实：B-03“证照分离”有模型，但没有一处引用本条。");
        assertThat(of("CATALOG", List.of()).why().en())
                .isEqualTo("It can be executed (a catalogue (as data)). Not carried out yet: no element or rule cites it, and no procedure is planned.");
    }

    private static CitingPlace at(String folder) {
        return new CitingPlace(folder, false);
    }

    private static Realisation of(String kind, List<PlannedProcedure> planned, CitingPlace... places) {
        var clause = new Clause(new Citation("xian-2024", "1"), "标题", kind, "牵头", "", planned.stream().map(PlannedProcedure::code).toList());
        return Realisation.of(clause, planned, List.of("check", "reform-mode", "department-name", "material"), List.of(places));
    }
}
