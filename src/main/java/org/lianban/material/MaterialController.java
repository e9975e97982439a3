package org.lianban.material;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.lianban.engine.CaseRecords;
import org.lianban.engine.Cases;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Materials handed in and looked at, by those who work on the case and by its applicant. */
@RestController
@Tag(name = "材料")
class MaterialController {

    private static final String REFUSED = "413：超过 50 MB；422：没有这种材料、种类或大小不对、有病毒；503：扫描或存储暂时不能使用。都不保存。";

    private final Materials materials;
    private final MaterialKinds kinds;
    private final MaterialReaders readers;
    private final Cases cases;
    private final CaseRecords records;

    MaterialController(Materials materials, MaterialKinds kinds, MaterialReaders readers, Cases cases, CaseRecords records) {
        this.materials = materials;
        this.kinds = kinds;
        this.readers = readers;
        this.cases = cases;
        this.records = records;
    }

    @GetMapping("/api/materials")
    @Operation(summary = "事项的材料清单", description = "不需登录。每种材料的编码、名称、是否必交、文件种类和大小上限。")
    List<MaterialKind> kinds(@RequestParam String procedure) {
        return kinds.of(procedure);
    }

    @GetMapping("/api/cases/{caseNumber}/materials")
    @Operation(summary = "案件的材料", description = "清单和已交的全部版本，新的在前。404：没有这个案件，或者不属于本人可看的范围。")
    List<MaterialView> of(@PathVariable String caseNumber) {
        readers.requireReader(caseNumber);
        return view(caseNumber);
    }

    @GetMapping("/api/cases/{caseNumber}/materials/{id}/content")
    @Operation(
            summary = "查看或下载材料",
            description = "inline=true 在浏览器里打开。查看记入案件；审计须以 reason 写明理由（至少 5 个字）。404：没有，或者不属于本人可看的范围。")
    ResponseEntity<byte[]> content(
            @PathVariable String caseNumber,
            @PathVariable String id,
            @RequestParam(defaultValue = "false") boolean inline,
            @RequestParam(defaultValue = "") String reason) {
        return answer(materials.content(caseNumber, id, readers.reasonOf(caseNumber, reason)), inline);
    }

    @PostMapping("/api/tasks/{task}/materials")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            summary = "经办人补充材料",
            description = "multipart：material 为材料编码，file 为文件；须是任务的认领人。已有的材料成为旧版本。403：任务不是本人认领的；" + REFUSED)
    void byClerk(@PathVariable String task, @RequestParam String material, @RequestParam MultipartFile file) throws IOException {
        var hands = readers.requireHolder(task);
        materials.add(hands.caseNumber(), List.of(upload(material, file)), hands.holder());
    }

    @GetMapping("/api/progress/{caseNumber}/materials")
    @Operation(summary = "凭查询码查看材料清单", description = "不需登录。编号或查询码不对都回答 404。")
    List<MaterialView> ofApplicant(@PathVariable String caseNumber, @RequestParam String code) {
        cases.view(caseNumber, code);
        return view(caseNumber);
    }

    @PostMapping("/api/progress/{caseNumber}/materials")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            summary = "凭查询码补交材料",
            description = "不需登录。multipart：material 为材料编码，file 为文件。404：编号或查询码不对；409：已经办结；" + REFUSED)
    void byApplicant(
            @PathVariable String caseNumber,
            @RequestParam String code,
            @RequestParam String material,
            @RequestParam MultipartFile file)
            throws IOException {
        cases.view(caseNumber, code);
        materials.add(caseNumber, List.of(upload(material, file)), Materials.APPLICANT);
    }

    @GetMapping("/api/progress/{caseNumber}/materials/{id}/content")
    @Operation(summary = "凭查询码下载自己交的材料", description = "不需登录。编号、查询码或材料不对都回答 404。")
    ResponseEntity<byte[]> contentOfApplicant(@PathVariable String caseNumber, @PathVariable String id, @RequestParam String code) {
        cases.view(caseNumber, code);
        return answer(materials.content(caseNumber, id, null), false);
    }

    private List<MaterialView> view(String caseNumber) {
        var procedure = records.find(caseNumber).orElseThrow().procedure();
        return MaterialView.of(kinds.of(procedure), materials.of(caseNumber));
    }

    private static Upload upload(String material, MultipartFile file) throws IOException {
        return new Upload(material, file.getOriginalFilename() == null ? "" : file.getOriginalFilename(), file.getBytes());
    }

    /** A page that shows it may do nothing: no scripts, no frames, no sniffing for another type. */
    private static ResponseEntity<byte[]> answer(Materials.Content content, boolean inline) {
        var disposition = inline ? ContentDisposition.inline() : ContentDisposition.attachment();
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(content.material().mediaType()))
                .header(HttpHeaders.CONTENT_DISPOSITION,
                        disposition.filename(content.material().fileName(), StandardCharsets.UTF_8).build().toString())
                .header("Content-Security-Policy", "sandbox; default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'")
                .header("X-Content-Type-Options", "nosniff")
                .cacheControl(CacheControl.noStore())
                .body(content.bytes());
    }
}
