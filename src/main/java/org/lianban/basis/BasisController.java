package org.lianban.basis;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.lianban.engine.PolicyElement;
import org.lianban.engine.PolicyElements;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Shows which clause is realised where, and what each step rests on. */
@RestController
@RequestMapping("/api/basis")
@Tag(name = "依据")
class BasisController {

    /**
     * Both directions.
     *
     * @param clauses every clause of the catalogue, those that nothing realises too
     * @param elements every model element and decision rule that states a basis
     */
    record Basis(List<RealisedClause> clauses, List<FoundedElement> elements) {}

    /** @param realisedBy empty where no deployed model realises the clause */
    record RealisedClause(@JsonUnwrapped Clause clause, List<Place> realisedBy) {}

    /**
     * @param model id of the process or decision
     * @param element id within it
     */
    record Place(String model, String element, String name) {}

    /** @param basis the clauses cited; one that the catalogue lacks stays visible here */
    record FoundedElement(
            String model, String modelName, String element, String name, String kind, List<Citation> basis) {

        static FoundedElement of(PolicyElement element) {
            return new FoundedElement(
                    element.model(),
                    element.modelName(),
                    element.element(),
                    element.name(),
                    element.kind(),
                    Citation.in(element.basis()));
        }

        Place place() {
            return new Place(model, element, name);
        }
    }

    private final BasisCatalogue catalogue;
    private final PolicyElements elements;

    BasisController(BasisCatalogue catalogue, PolicyElements elements) {
        this.catalogue = catalogue;
        this.elements = elements;
    }

    @GetMapping
    @Operation(
            summary = "条款与模型的对应",
            description = "按已部署的最新版本，两个方向：每一条款由哪些环节和规则落实（realisedBy 为空即尚未落实）；"
                    + "每一环节和规则依据哪些条款。登录即可查看。")
    Basis basis() {
        var founded = elements.latest().stream()
                .map(FoundedElement::of)
                .filter(element -> !element.basis().isEmpty())
                .toList();
        var clauses = catalogue.all().stream()
                .map(clause -> new RealisedClause(clause, founded.stream()
                        .filter(element -> element.basis().contains(clause.citation()))
                        .map(FoundedElement::place)
                        .toList()))
                .toList();
        return new Basis(clauses, founded);
    }
}
