package org.lianban.designer;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.lianban.designer.Difference.Kind;

/**
 * How a file differs from the version before.
 *
 * @param file its path
 * @param kind null where it is the same
 * @param parts how its parts differ; none where only the drawing or the wording around them does
 * @param lines where no part differs though the file does, the lines that do
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record FileDifference(String file, Kind kind, List<Difference> parts, List<TextLines.Line> lines) {

    /** @param before null where there is no version before; {@code after} where it is gone */
    static FileDifference between(String file, byte[] before, byte[] after) {
        if (Arrays.equals(before, after)) {
            return new FileDifference(file, null, List.of(), List.of());
        }
        var kind = before == null ? Kind.ADDED : after == null ? Kind.REMOVED : Kind.CHANGED;
        var parts = Difference.between(parts(file, before), parts(file, after));
        var lines = parts.isEmpty() ? TextLines.between(text(before), text(after)) : List.<TextLines.Line>of();
        return new FileDifference(file, kind, parts, lines);
    }

    private static Map<String, Part> parts(String file, byte[] content) {
        return content == null ? Map.of()
                : file.endsWith(".bpmn") ? DiagramParts.of(content)
                : file.endsWith(".dmn") ? TableParts.of(content)
                : file.endsWith(".form") ? FormParts.of(content)
                : Map.of();
    }

    private static String text(byte[] content) {
        return content == null ? "" : new String(content, StandardCharsets.UTF_8);
    }
}
