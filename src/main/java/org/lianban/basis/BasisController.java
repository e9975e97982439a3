package org.lianban.basis;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.lianban.basis.Realisation.CitingPlace;
import org.lianban.basis.RecordedTests.RecordedTest;
import org.lianban.engine.PolicyElement;
import org.lianban.engine.PolicyElements;
import org.lianban.engine.PolicyModel;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** Shows which clause is realised where, and what each step rests on. */
@RestController
@RequestMapping("/api/basis")
@Tag(name = "依据")
class BasisController {

    /**
     * Both directions.
     *
     * @param clauses every clause of the catalogue, those that nothing realises too
     * @param models every deployed process and decision, in the version in which new cases find it
     * @param elements every model element and decision rule that states a basis
     */
    record Basis(List<RealisedClause> clauses, List<Model> models, List<FoundedElement> elements) {}

    /** @param realisedBy empty where no deployed model realises the clause */
    record RealisedClause(@JsonUnwrapped Clause clause, @JsonUnwrapped Realisation realisation, List<Place> realisedBy) {}

    /** @param shipped whether the product brought this version, which is the one that its tests ran on */
    record Model(String id, String name, boolean decision, int version, String folder, boolean shipped) {

        static Model of(PolicyModel model) {
            return new Model(model.id(), model.name(), model.decision(), model.version(), model.folder(), model.shipped());
        }
    }

    /**
     * @param model id of the process or decision
     * @param element id within it
     */
    record Place(String model, String element, String name) {}

    /** @param basis the clauses cited; one that the catalogue lacks stays visible here */
    record FoundedElement(
            String model, String modelName, String element, String name, String kind, List<Citation> basis) {

        static FoundedElement of(PolicyModel model, PolicyElement element) {
            return new FoundedElement(
                    model.id(), model.name(), element.element(), element.name(), element.kind(), Citation.in(element.basis()));
        }

        Place place() {
            return new Place(model, element, name);
        }

        CitingPlace citing(Map<String, String> folders) {
            return new CitingPlace(folders.get(model), kind.equals("rule"));
        }
    }

    private final BasisCatalogue catalogue;
    private final PolicyElements elements;
    private final RecordedTests tests;

    BasisController(BasisCatalogue catalogue, PolicyElements elements, RecordedTests tests) {
        this.catalogue = catalogue;
        this.elements = elements;
        this.tests = tests;
    }

    @GetMapping
    @Operation(
            summary = "条款与模型的对应",
            description = "按已部署的最新版本，两个方向：每一条款由哪些环节和规则落实（realisedBy）；每一环节和规则依据哪些条款（elements）。"
                    + "state：realised 已落实，partial 部分落实（计划的程序没有全部引用），pending 可以执行但尚未落实，notExecutable 不能由系统执行，"
                    + "uncited 没有引用的法律条文；why 用中文和英文说明理由；procedures 是计划的程序，modelled 有模型，realised 其模型引用了本条。"
                    + "models 的 shipped 为 false 的，是设计人员另行部署的版本。登录即可查看。")
    Basis basis() {
        var models = elements.latest();
        var founded = models.stream()
                .flatMap(model -> model.elements().stream().map(element -> FoundedElement.of(model, element)))
                .filter(element -> !element.basis().isEmpty())
                .toList();
        var folders = new HashMap<String, String>();
        models.forEach(model -> folders.put(model.id(), model.folder()));
        var clauses = catalogue.all().stream().map(clause -> realised(clause, founded, folders)).toList();
        return new Basis(clauses, models.stream().map(Model::of).toList(), founded);
    }

    private RealisedClause realised(Clause clause, List<FoundedElement> founded, Map<String, String> folders) {
        var citing = founded.stream().filter(element -> element.basis().contains(clause.citation())).toList();
        return new RealisedClause(
                clause,
                Realisation.of(
                        clause,
                        catalogue.plannedFor(clause),
                        List.copyOf(folders.values()),
                        citing.stream().map(element -> element.citing(folders)).toList()),
                citing.stream().map(FoundedElement::place).toList());
    }

    @GetMapping(path = "/models/{model}", produces = MediaType.APPLICATION_XML_VALUE)
    @Operation(summary = "流程图或者决策表", description = "已部署的最新版本的原文（BPMN 或 DMN 的 XML）。登录即可查看。404：没有这个流程或者决策。")
    String model(@PathVariable String model) {
        return elements.text(model).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "没有这个流程或者决策"));
    }

    @GetMapping("/tests")
    @Operation(
            summary = "检验一个流程或者决策的测试",
            description = "elements 是测试走过的环节，或者用例命中的规则；source 是测试类，或者决策表旁的用例文件；name 是测试或者用例的名称。"
                    + "由测试自己记录，针对产品自带的版本；没有测试的模型为空。登录即可查看。")
    List<RecordedTest> tests(@RequestParam String model) {
        return tests.of(model);
    }
}
