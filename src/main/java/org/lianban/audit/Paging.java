package org.lianban.audit;

import java.util.ArrayList;
import java.util.List;
import org.lianban.engine.Violation;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How far a list can be counted and turned over: who has to look at more has not said what he looks for. */
final class Paging {

    static final int MOST_COUNTED = 10_000;

    private static final int LARGEST_PAGE = 200;
    private static final int DEEPEST = 100_000;

    private Paging() {}

    /**
     * @param page from 0
     * @param tooDeep what is said of a page beyond the last that can be turned to, with its place as {@code %d}
     */
    static List<Violation> violations(int page, int size, String tooDeep) {
        var violations = new ArrayList<Violation>();
        if (size < 1 || size > LARGEST_PAGE) {
            violations.add(new Violation("size", "每页条数", "应为 1 至 %d".formatted(LARGEST_PAGE)));
        }
        if (page < 0 || (long) page * size > DEEPEST) {
            violations.add(new Violation("page", "页码", tooDeep.formatted(DEEPEST)));
        }
        return violations;
    }

    /** @return one more than {@value #MOST_COUNTED} where there are more than these */
    static int count(JdbcClient jdbc, String table, Conditions conditions) {
        return jdbc.sql("select count(*) from (select 1 from %s%s fetch first %d rows only) counted"
                        .formatted(table, conditions.where(), MOST_COUNTED + 1))
                .params(conditions.values())
                .query(Integer.class)
                .single();
    }
}
