package org.lianban.designer;

import java.util.ArrayList;
import java.util.List;
import org.lianban.designer.Difference.Kind;

/** The lines that two texts do not share. */
final class TextLines {

    /** More than anybody reads. */
    private static final int MOST = 200;

    /** Beyond this the middle of the texts is taken as changed as a whole: the table of the comparison is square. */
    private static final int LONGEST = 2_000;

    /** @param number from 1, in the text that has the line */
    record Line(Kind kind, int number, String text) {}

    private TextLines() {}

    /** At most {@value #MOST}. */
    static List<Line> between(String before, String after) {
        var old = before.lines().toList();
        var now = after.lines().toList();
        var start = 0;
        while (start < Math.min(old.size(), now.size()) && old.get(start).equals(now.get(start))) {
            start++;
        }
        var end = 0;
        while (end < Math.min(old.size(), now.size()) - start && old.get(old.size() - 1 - end).equals(now.get(now.size() - 1 - end))) {
            end++;
        }
        var lines = middle(old.subList(start, old.size() - end), now.subList(start, now.size() - end), start);
        return lines.size() > MOST ? List.copyOf(lines.subList(0, MOST)) : lines;
    }

    private static List<Line> middle(List<String> old, List<String> now, int offset) {
        var lines = new ArrayList<Line>();
        if (old.size() > LONGEST || now.size() > LONGEST) {
            old.forEach(line -> lines.add(new Line(Kind.REMOVED, offset + lines.size() + 1, line)));
            now.forEach(line -> lines.add(new Line(Kind.ADDED, offset + lines.size() - old.size() + 1, line)));
            return lines;
        }
        var common = common(old, now);
        var i = 0;
        var j = 0;
        while (i < old.size() || j < now.size()) {
            if (i < old.size() && j < now.size() && old.get(i).equals(now.get(j))) {
                i++;
                j++;
            } else if (i < old.size() && (j == now.size() || common[i + 1][j] >= common[i][j + 1])) {
                lines.add(new Line(Kind.REMOVED, offset + i + 1, old.get(i++)));
            } else {
                lines.add(new Line(Kind.ADDED, offset + j + 1, now.get(j++)));
            }
        }
        return lines;
    }

    /** How many lines the rests share, from each line of the one and of the other. */
    private static int[][] common(List<String> old, List<String> now) {
        var common = new int[old.size() + 1][now.size() + 1];
        for (var i = old.size() - 1; i >= 0; i--) {
            for (var j = now.size() - 1; j >= 0; j--) {
                common[i][j] = old.get(i).equals(now.get(j)) ? common[i + 1][j + 1] + 1 : Math.max(common[i + 1][j], common[i][j + 1]);
            }
        }
        return common;
    }
}
