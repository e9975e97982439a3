package org.lianban.basis;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class BasisCatalogueTest {

    private final BasisCatalogue catalogue = new BasisCatalogue();

    @Test
    @DisplayName("五份文件的 215 条都在目录中，条条有标题和牵头单位")
    void holdsEveryClauseOfTheFiveProgrammes() {
        var programmes = catalogue.all().stream().filter(clause -> !clause.kind().equals("LAW")).toList();

        assertThat(programmes).hasSize(215);
        assertThat(programmes).allSatisfy(clause -> {
            assertThat(clause.title()).isNotBlank();
            assertThat(clause.lead()).isNotBlank();
        });
        assertThat(programmes).extracting(clause -> clause.citation().document()).containsOnly(
                "xianyang-2022", "taiyuan-2015", "tianshui-2023", "gangcheng-2021", "xian-2024");
    }

    @Test
    @DisplayName("条款计划的程序都在程序表中，程序的模型都在 processes 目录中")
    void everyPlannedProcedureIsKnown() {
        assertThat(catalogue.all()).allSatisfy(clause -> assertThat(catalogue.plannedFor(clause)).doesNotContainNull());
        assertThat(catalogue.all().stream().flatMap(clause -> catalogue.plannedFor(clause).stream()).flatMap(planned -> planned.folders().stream()))
                .contains("enterprise-opening", "drawing-review")
                .allSatisfy(folder -> assertThat(Path.of("processes", folder)).isDirectory());
    }

    @Test
    @DisplayName("法律条文只有自己的短句，不抄原文")
    void givesLawArticlesInShort() {
        var articles = catalogue.all().stream().filter(clause -> clause.kind().equals("LAW")).toList();

        assertThat(articles).hasSizeGreaterThan(70);
        assertThat(articles).allSatisfy(article -> assertThat(article.title()).isNotBlank().hasSizeLessThan(60));
    }

    @Test
    @DisplayName("按引用找到条款；没有的条款找不到")
    void findsByCitation() {
        assertThat(catalogue.find(new Citation("tianshui-2023", "34"))).get()
                .satisfies(clause -> assertThat(clause.figures()).contains("1个工作日"));
        assertThat(catalogue.find(new Citation("taiyuan-2015", "二(五)1"))).isPresent();
        assertThat(catalogue.find(new Citation("行政许可法", "42"))).isPresent();
        assertThat(catalogue.find(new Citation("xian-2024", "99"))).isEmpty();
    }

    @Test
    @DisplayName("从属性和规则说明中读出引用，每条一次，保持顺序")
    void readsCitationsFromText() {
        assertThat(Citation.in("xian-2024/10; 行政许可法/42; xian-2024/10")).map(Citation::toString)
                .containsExactly("xian-2024/10", "行政许可法/42");
        assertThat(Citation.in("gangcheng-2021/(十二)2 异地通办；住房公积金管理条例/18，上限待确认"))
                .containsExactly(new Citation("gangcheng-2021", "(十二)2"), new Citation("住房公积金管理条例", "18"));
        assertThat(Citation.in("公章/发票两项，文件未规定（待确认）")).isEmpty();
    }
}
