package org.lianban.procedure.servicerating;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.lianban.engine.Cases;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Applicants rate how their case was handled, and everybody sees the figures. */
@RestController
@Tag(name = "好差评")
class RatingController {

    private static final String PROCEDURE = "service-rating";
    private static final double PERCENT = 100.0;

    /**
     * @param caseNumber the case of the rating itself, in which a bad one is followed up
     * @param queryCode with which the rater follows it
     */
    record Rated(String caseNumber, String queryCode) {}

    /**
     * What applicants of a procedure thought, without ratings that were found mistaken.
     *
     * @param grades how often each grade was given
     * @param satisfiedPercent share of ratings that are not bad, to one decimal
     */
    record Figures(String procedure, long ratings, Map<String, Long> grades, double satisfiedPercent) {

        private static Figures of(String procedure, List<Ratings.Count> counts) {
            var all = counts.stream().mapToLong(Ratings.Count::ratings).sum();
            var bad = counts.stream().filter(Ratings.Count::bad).mapToLong(Ratings.Count::ratings).sum();
            return new Figures(
                    procedure,
                    all,
                    counts.stream().collect(Collectors.toMap(Ratings.Count::grade, Ratings.Count::ratings)),
                    Math.round((all - bad) * PERCENT * 10 / all) / 10.0);
        }
    }

    /** @param reason why not, in a sentence; null where it can be rated */
    record Rateable(boolean rateable, String reason) {}

    private final Cases cases;
    private final Ratings ratings;
    private final RatedCaseCheck check;

    RatingController(Cases cases, Ratings ratings, RatedCaseCheck check) {
        this.cases = cases;
        this.ratings = ratings;
        this.check = check;
    }

    @GetMapping("/api/progress/{caseNumber}/rating")
    @Operation(summary = "能不能评价", description = "不需登录。rateable 为 false 时 reason 说明原因。404：编号或查询码不对。")
    Rateable rateable(@PathVariable String caseNumber, @RequestParam String code) {
        var problem = check.problem(cases.view(caseNumber, code).caseNumber());
        return new Rateable(problem.isEmpty(), problem.orElse(null));
    }

    @PostMapping("/api/progress/{caseNumber}/rating")
    @Operation(
            summary = "凭查询码评价",
            description = "不需登录。按评价表单的字段提交（grade 必填），案件办结后评价一次。201 返回评价自身的编号和查询码，差评的处理凭它查询；"
                    + "404：编号或查询码不对；422：尚未办结、已经评价过，或者填写有误。")
    ResponseEntity<Rated> rate(
            @PathVariable String caseNumber, @RequestParam String code, @RequestBody Map<String, Object> rating) {
        var values = new HashMap<>(rating);
        values.put("ratedCase", caseNumber);
        var opened = cases.openForApplicant(caseNumber, code, PROCEDURE, values);
        return ResponseEntity.created(URI.create("/api/progress/" + opened.caseNumber()))
                .body(new Rated(opened.caseNumber(), opened.queryCode()));
    }

    @GetMapping("/api/ratings")
    @Operation(summary = "评价结果公开", description = "不需登录。各事项的评价次数、各等级次数和满意率，不含误评；没有评价的事项不列。")
    List<Figures> figures(@RequestParam String municipality, @RequestParam(required = false) String procedure) {
        return ratings.counts(municipality, procedure).stream()
                .collect(Collectors.groupingBy(Ratings.Count::procedure))
                .entrySet()
                .stream()
                .sorted(Map.Entry.comparingByKey())
                .map(counted -> Figures.of(counted.getKey(), counted.getValue()))
                .toList();
    }
}
