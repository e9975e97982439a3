package org.lianban.access;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.camunda.bpm.engine.FilterService;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** How many tasks wait in each list: Tasklist itself counts only the one that is open. */
@RestController
@Tag(name = "任务")
class FilterController {

    /** @param tasks that the caller finds in the list now */
    record Count(String id, String name, long tasks) {}

    private final FilterService filters;

    FilterController(FilterService filters) {
        this.filters = filters;
    }

    @GetMapping("/api/filters/counts")
    @Operation(summary = "各待办列表的任务数", description = "本人可见的列表，每个列表里本人可见的任务数。")
    List<Count> counts() {
        return filters.createTaskFilterQuery().orderByFilterName().asc().list().stream()
                .map(filter -> new Count(filter.getId(), filter.getName(), filters.count(filter.getId())))
                .toList();
    }
}
