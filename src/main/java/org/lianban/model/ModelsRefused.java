package org.lianban.model;

import jakarta.ws.rs.core.Response.Status;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.lianban.engine.Refusal;

/** A deployment that breaks rules, with every reason at once, each on its line as the Modeler shows them. */
class ModelsRefused extends Refusal {

    /** More than these nobody mends at once; the command shows all. */
    private static final int SHOWN = 40;

    ModelsRefused(List<Finding> findings) {
        super(Status.BAD_REQUEST, text(findings));
    }

    private static String text(List<Finding> findings) {
        var lines = IntStream.range(0, Math.min(SHOWN, findings.size()))
                .mapToObj(i -> "\n%d. %s".formatted(i + 1, findings.get(i)))
                .collect(Collectors.joining());
        var more = findings.size() > SHOWN ? "\n还有 %d 个，用命令 check 可以看到全部。".formatted(findings.size() - SHOWN) : "";
        return "没有部署，发现 %d 个问题：%s%s".formatted(findings.size(), lines, more);
    }
}
