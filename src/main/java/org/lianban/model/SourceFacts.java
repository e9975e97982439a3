package org.lianban.model;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Reads from the Java sources what the rules have to know of them: near enough for the few forms that delegates are written
 * in. The build keeps what it finds beside the classes, where {@link JavaFacts#packaged} looks for it.
 */
final class SourceFacts {

    private static final Pattern DELEGATE = Pattern.compile("@Component(?:\\(\"(\\w+)\"\\))?"
            + "(?:\\s*@\\w+(?:\\([^)]*\\))?)*\\s*(?:public\\s+)?(?:final\\s+)?class\\s+(\\w+)[^{]*\\bJavaDelegate\\b");
    private static final Pattern CONSTANT = Pattern.compile(
            "\\b([A-Z][A-Z0-9_]*)\\s*=\\s*Variable\\s*\\.\\s*(?:of|listOf)\\(\\s*\"(\\w+)\"");
    private static final Pattern FACTORY = Pattern.compile(
            "\\b(\\w+)\\([^()]*\\)\\s*\\{\\s*return\\s+Variable\\s*\\.\\s*(?:of|listOf)\\(\\s*\"(\\w+)\"");
    private static final Pattern USE = Pattern.compile("\\b(\\w+)(?:\\([\\w.]*\\))?\\s*\\.\\s*(require|set)\\(");
    private static final Pattern PUT = Pattern.compile(
            "(?:putValue|entry)\\(\\s*(?:\"(\\w+)\"|(?:\\w+\\.)?([A-Z][A-Z0-9_]*)\\.name\\(\\))");
    private static final Pattern SENT = Pattern.compile("\\bcases\\.(?:send|pass)\\([^;]*?Map\\.of\\(\\s*\"(\\w+)\"");
    private static final Pattern ERROR = Pattern.compile("new\\s+BpmnError\\(\\s*\"([^\"]+)\"");
    private static final Pattern START = Pattern.compile("\\.start\\(\\s*\"([a-z-]+)\"");
    private static final Pattern WITHIN = Pattern.compile("package\\s+org\\.lianban\\.(?!department\\b)");
    private static final Pattern RECORD = Pattern.compile("\\brecord\\s+\\w+\\s*\\(([^{]*)\\)\\s*(?:implements[^{]*)?\\{");
    private static final Pattern COMPONENT = Pattern.compile("(\\w+)\\s*(?:,|$)");
    private static final Pattern WORD = Pattern.compile("\"(\\w+)\"");

    private final JavaFacts facts = new JavaFacts(
            new TreeMap<>(), new TreeSet<>(), new TreeMap<>(), new TreeSet<>(), new TreeSet<>(), new TreeSet<>());

    private SourceFacts() {}

    /** @param arguments the folder of the sources, and the file to write */
    public static void main(String[] arguments) throws IOException {
        var file = Path.of(arguments[1]);
        Files.createDirectories(file.getParent());
        new ObjectMapper().writeValue(file.toFile(), in(Path.of(arguments[0])));
    }

    /** The stand-ins of departments do not count, nor what works for designers: what only they read, nobody reads. */
    static JavaFacts in(Path sources) {
        var texts = texts(sources);
        var names = new HashMap<String, Set<String>>();
        texts.values().forEach(text -> {
            Stream.concat(CONSTANT.matcher(text).results(), FACTORY.matcher(text).results()).forEach(found ->
                    names.computeIfAbsent(found.group(1), key -> new HashSet<>()).add(found.group(2)));
        });
        var found = new SourceFacts();
        names.values().forEach(found.facts.variables()::addAll);
        texts.values().forEach(text -> found.read(text, known(text, names)));
        return found.facts;
    }

    /** Two classes may give the same constant name to different variables: a class's own constant wins. */
    private static Map<String, Set<String>> known(String text, Map<String, Set<String>> names) {
        var known = new HashMap<>(names);
        CONSTANT.matcher(text).results().forEach(found -> known.put(found.group(1), Set.of(found.group(2))));
        return known;
    }

    private void read(String text, Map<String, Set<String>> names) {
        var requires = new TreeSet<String>();
        var sets = new TreeSet<String>();
        USE.matcher(text).results().forEach(use -> (use.group(2).equals("set") ? sets : requires)
                .addAll(names.getOrDefault(use.group(1), Set.of())));
        var puts = new TreeSet<String>();
        PUT.matcher(text).results().forEach(put -> puts.addAll(
                put.group(1) != null ? Set.of(put.group(1)) : names.getOrDefault(put.group(2), Set.of())));
        SENT.matcher(text).results().forEach(sent -> puts.add(sent.group(1)));
        var starts = new TreeSet<String>();
        START.matcher(text).results().forEach(start -> starts.add(start.group(1)));
        starts.forEach(process -> facts.handedOver().computeIfAbsent(process, key -> new TreeSet<>()).addAll(puts));
        if (starts.isEmpty()) {
            sets.addAll(puts);
        }
        var errors = new TreeSet<String>();
        ERROR.matcher(text).results().forEach(error -> errors.add(error.group(1)));
        var delegate = DELEGATE.matcher(text);
        if (delegate.find()) {
            var bean = delegate.group(1) == null ? beanName(delegate.group(2)) : delegate.group(1);
            facts.delegates().put(bean, new JavaFacts.Delegate(bean, requires, sets, errors, starts, !WITHIN.matcher(text).find()));
        } else {
            facts.setElsewhere().addAll(sets);
        }
        RECORD.matcher(text).results().forEach(found -> COMPONENT.matcher(found.group(1)).results()
                .forEach(component -> facts.recordComponents().add(component.group(1))));
        WORD.matcher(text).results().forEach(word -> facts.literals().add(word.group(1)));
    }

    private static String beanName(String className) {
        return Character.toLowerCase(className.charAt(0)) + className.substring(1);
    }

    private static Map<Path, String> texts(Path sources) {
        var texts = new TreeMap<Path, String>();
        if (!Files.isDirectory(sources)) {
            return texts;
        }
        try (var files = Files.walk(sources)) {
            for (var file : files.filter(path -> path.toString().matches("(?!.*/(?:sandbox|model|designer|simulation)/).*\\.java")).toList()) {
                texts.put(file, Files.readString(file));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return texts;
    }
}
