package org.lianban.designer;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.lianban.designer.DeploymentHistory.Entry;
import org.lianban.designer.DeploymentHistory.Whole;
import org.lianban.engine.FolderWithheld;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** What was deployed: models tell nothing of any case. */
@RestController
@RequestMapping("/api/deployments")
@PreAuthorize("hasAnyAuthority('designer', 'auditor', 'operator')")
@Tag(name = "流程设计")
class DeploymentController {

    private static final int LARGEST_PAGE = 100;
    private static final int LAST_PAGE = 1_000;

    /** @param withheld folders that the product brings in another version, and that stay as a designer deployed them */
    record Listed(List<Entry> deployments, List<FolderWithheld> withheld) {}

    private final DeploymentHistory history;

    DeploymentController(DeploymentHistory history) {
        this.history = history;
    }

    @GetMapping
    @Operation(
            summary = "部署历史",
            description = "新的在前，每页至多 100 次；page 从 0 起。folder 只列某一流程或者公用决策的。by 是部署人，产品启动时自带的没有；source 是部署用的程序。"
                    + "changed 列出与前一版不同的文件：added 新增，removed 删除，changed 修改，parts 为不同之处的个数。"
                    + "withheld 是产品更新了、但设计人员此前另有部署而没有覆盖的目录，files 是两者不同的文件。")
    Listed list(
            @RequestParam(defaultValue = "") String folder,
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(defaultValue = "20") int size) {
        return new Listed(
                history.page(folder, Math.min(Math.max(page, 0), LAST_PAGE), Math.min(Math.max(size, 1), LARGEST_PAGE)), history.withheld());
    }

    @GetMapping("/{id}")
    @Operation(
            summary = "一次部署",
            description = "全部文件，每个与前一版（before，部署编号）的不同：parts 逐个列出流程图的元素和连线、决策表的规则和列、表单的字段，"
                    + "facts 是其中改了什么，由 from 改为 to；没有 kind 的与前一版相同。图形位置、空白之类含义未变的，列出不同的行 lines。404：没有这次部署。")
    Whole one(@PathVariable String id) {
        return history.find(id).orElseThrow(() -> absent("没有这次部署"));
    }

    @GetMapping(path = "/{id}/content", produces = MediaType.TEXT_PLAIN_VALUE + ";charset=UTF-8")
    @Operation(summary = "部署的文件", description = "file 是文件的路径，原文照给。404：没有这次部署，或者其中没有这个文件。")
    String content(@PathVariable String id, @RequestParam String file) {
        return history.text(id, file).orElseThrow(() -> absent("没有这个文件"));
    }

    private static ResponseStatusException absent(String what) {
        return new ResponseStatusException(HttpStatus.NOT_FOUND, what);
    }
}
