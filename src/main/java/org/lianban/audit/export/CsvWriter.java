package org.lianban.audit.export;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/** A table after RFC 4180, with the mark by which spreadsheets know UTF-8. No cell can be taken for a formula. */
final class CsvWriter implements CaseWriter {

    private static final char BYTE_ORDER_MARK = '\uFEFF';
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSS");

    /** A spreadsheet takes what begins so for something to compute; the full-width forms too. */
    private static final String BEGINS_FORMULA = "=+-@\t\r\n＝＋－＠";

    private static final List<String> HEADER = List.of(
            "案件编号", "事项", "事项名称", "地区", "案件状态", "办理结果", "行号", "序号", "时间", "步骤", "环节编号", "类型", "状态变化", "办理人", "承办部门",
            "流程", "流程版本", "依据", "决策", "命中规则", "说明");

    private final Writer out;
    private final Transitions transitions;

    CsvWriter(OutputStream out, Transitions transitions) throws IOException {
        this.out = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        this.transitions = transitions;
        this.out.write(BYTE_ORDER_MARK);
        row(HEADER.toArray());
    }

    @Override
    public void write(ExportedCase exported) throws IOException {
        for (var transition : transitions.of(exported)) {
            row(
                    exported.caseNumber(),
                    exported.procedure(),
                    exported.procedureName(),
                    exported.municipalityName(),
                    exported.state(),
                    exported.outcome(),
                    transition.seq(),
                    transition.index(),
                    MOMENT.format(transition.at()),
                    transition.activity(),
                    transition.element(),
                    transition.type(),
                    transition.lifecycle().title(),
                    transition.resource(),
                    transition.role(),
                    transition.process(),
                    transition.version(),
                    transition.basis(),
                    String.join(" ", transition.decisions()),
                    String.join(" ", transition.rules()),
                    transition.detail());
        }
    }

    @Override
    public void finish() throws IOException {
        out.flush();
    }

    @Override
    public void close() {
        // nothing is held
    }

    private void row(Object... cells) throws IOException {
        out.write(Arrays.stream(cells).map(cell -> cell(Objects.toString(cell, ""))).collect(Collectors.joining(",", "", "\r\n")));
    }

    private static String cell(String value) {
        var harmless = !value.isEmpty() && BEGINS_FORMULA.indexOf(value.charAt(0)) >= 0 ? "'" + value : value;
        return harmless.chars().anyMatch(character -> ",\"\r\n".indexOf(character) >= 0)
                ? '"' + harmless.replace("\"", "\"\"") + '"'
                : harmless;
    }
}
