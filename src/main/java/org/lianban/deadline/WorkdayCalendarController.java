package org.lianban.deadline;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.util.Collection;
import java.util.List;
import org.lianban.engine.InvalidInputException;
import org.lianban.engine.Violation;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The working-day calendar: everybody may look, the administrator imports what the State Council publishes. */
@RestController
@RequestMapping("/api/workday-calendar")
@Tag(name = "工作日历")
class WorkdayCalendarController {

    private static final int MAX_BYTES = 256 * 1024;
    private static final int LONGEST_SOURCE = 500;

    /**
     * @param years published, in order; beyond them due days are provisional
     * @param days all that differ from Monday to Friday, in order
     */
    record Published(long version, Collection<Integer> years, Collection<SpecialDay> days) {

        static Published of(WorkdayCalendar calendar) {
            return new Published(calendar.version(), calendar.years(), calendar.days());
        }
    }

    private final WorkdayCalendars calendars;
    private final CalendarImport imports;
    private final ObjectMapper json;

    WorkdayCalendarController(WorkdayCalendars calendars, CalendarImport imports, ObjectMapper json) {
        this.calendars = calendars;
        this.imports = imports;
        this.json = json;
    }

    @GetMapping
    @Operation(
            summary = "查看工作日历",
            description = "现行版本、已公布的年份，以及与周一至周五不同的日子：rest 放假，work 调休上班。登录即可查看。")
    Published current() {
        return Published.of(calendars.current());
    }

    @PostMapping(consumes = {"text/csv", MediaType.TEXT_PLAIN_VALUE, MediaType.APPLICATION_JSON_VALUE})
    @PreAuthorize("hasAuthority('camunda-admin')")
    @Operation(
            summary = "导入年度放假安排",
            description = "只限系统管理员。内容为一年或几年的 date,kind,holiday（CSV，UTF-8），或同样内容的 JSON。"
                    + "所含年份整年替换，其余年份保留，成为新版本；内容相同不产生新版本。"
                    + "只写与周一至周五不同的日子：工作日放假写 rest，周末上班写 work。"
                    + "有任何问题都不保存，violations 一次列出全部问题和行号。正在计时的时限随新版本自动重算。")
    @RequestBody(content = {
        @Content(mediaType = "text/csv", examples = @ExampleObject("date,kind,holiday\n2027-01-01,rest,元旦\n")),
        @Content(
                mediaType = MediaType.APPLICATION_JSON_VALUE,
                examples = @ExampleObject("{\"days\": [{\"date\": \"2027-01-01\", \"kind\": \"rest\", \"holiday\": \"元旦\"}]}"))
    })
    @ApiResponse(responseCode = "200", description = "导入后的现行日历")
    @ApiResponse(responseCode = "400", description = "不是有效的 JSON", content = @Content)
    @ApiResponse(responseCode = "403", description = "不是系统管理员", content = @Content)
    @ApiResponse(responseCode = "422", description = "内容有问题，violations 列出全部问题", content = @Content)
    Published importYears(
            @RequestParam(required = false) String source, HttpServletRequest request, Principal importer) throws IOException {
        if (source != null && (source.length() > LONGEST_SOURCE || SpecialDays.INVISIBLE.matcher(source).find())) {
            throw refused("source", "来源", "最多 %d 个字，不含不可见字符".formatted(LONGEST_SOURCE));
        }
        var text = text(request.getInputStream().readNBytes(MAX_BYTES + 1));
        var days = isJson(request) ? SpecialDays.ofJson(json(text, request)) : SpecialDays.ofCsv(text);
        return Published.of(imports.replaceYears(days, importer.getName(), source));
    }

    private static boolean isJson(HttpServletRequest request) {
        return MediaType.APPLICATION_JSON.isCompatibleWith(MediaType.parseMediaType(request.getContentType()));
    }

    private JsonNode json(String text, HttpServletRequest request) {
        try {
            return json.readTree(text);
        } catch (JsonProcessingException malformed) {
            throw new HttpMessageNotReadableException("节假日安排不是有效的 JSON", malformed, new ServletServerHttpRequest(request));
        }
    }

    private static String text(byte[] body) {
        if (body.length > MAX_BYTES) {
            throw refused("body", "内容", "最多 %d KB".formatted(MAX_BYTES / 1024));
        }
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
        } catch (CharacterCodingException otherCharset) {
            throw refused("body", "内容", "不是 UTF-8 编码；用 Excel 时请另存为“CSV UTF-8（逗号分隔）”");
        }
    }

    private static InvalidInputException refused(String field, String label, String message) {
        return new InvalidInputException(List.of(new Violation(field, label, message)));
    }
}
