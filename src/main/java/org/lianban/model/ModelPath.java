package org.lianban.model;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Where a file belongs in the working folder. The Modeler sends bare file names; what they hold says the rest. */
final class ModelPath {

    private static final Pattern PATH = Pattern.compile("(?:processes|decisions)/([^/.][^/]*)/[^/]+\\.(?:bpmn|form|dmn)");
    private static final ObjectMapper JSON = new ObjectMapper();

    private ModelPath() {}

    /** Whether it names a model file in its folder. */
    static boolean isPath(String name) {
        return PATH.matcher(name).matches();
    }

    /** @param path for which {@link #isPath} holds */
    static String folder(String path) {
        return path.split("/")[1];
    }

    /**
     * The path of each file: where the process, decision or form that it holds lies already, else in the folder of its
     * procedure; its own name where nothing tells.
     *
     * @param sent contents by the names that they came under
     * @param known contents of all deployed models by path
     * @return paths by the names
     */
    static Map<String, String> of(Map<String, byte[]> sent, Map<String, byte[]> known) {
        var home = new Home(sent, known);
        return sent.keySet().stream().collect(Collectors.toMap(name -> name, home::path));
    }

    /** The first process, decision or form of a file; empty where it cannot be read. */
    static Optional<String> id(String name, byte[] content) {
        try {
            return name.endsWith(".form")
                    ? Optional.ofNullable(JSON.readTree(content).path("id").textValue())
                    : id(content, name.endsWith(".dmn") ? "decision" : "process");
        } catch (IOException | XMLStreamException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> id(byte[] xml, String element) throws XMLStreamException {
        var factory = XMLInputFactory.newFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        var reader = factory.createXMLStreamReader(new ByteArrayInputStream(xml));
        while (reader.hasNext()) {
            if (reader.next() == XMLStreamReader.START_ELEMENT && reader.getLocalName().equals(element)) {
                return Optional.ofNullable(reader.getAttributeValue(null, "id"));
            }
        }
        return Optional.empty();
    }

    private record Home(Map<String, byte[]> sent, Map<String, byte[]> known) {

        String path(String name) {
            if (name.contains("/")) {
                return name;
            }
            var id = id(name, sent.get(name));
            return id.flatMap(wanted -> known.entrySet().stream()
                            .filter(file -> suffix(file.getKey()).equals(suffix(name)))
                            .filter(file -> id(file.getKey(), file.getValue()).equals(id))
                            .map(Map.Entry::getKey)
                            .findFirst())
                    .or(() -> id.flatMap(wanted -> folder(name, wanted))
                            .map(folder -> "%s/%s/%s".formatted(name.endsWith(".dmn") ? "decisions" : "processes", folder, name))
                            .filter(ModelPath::isPath))
                    .orElse(name);
        }

        private Optional<String> folder(String name, String id) {
            if (name.endsWith(".bpmn")) {
                return Optional.of(folderThatBegins(id).orElse(id));
            }
            var beside = sent.entrySet().stream()
                    .filter(file -> file.getKey().endsWith(".bpmn"))
                    .flatMap(file -> id(file.getKey(), file.getValue()).stream())
                    .map(process -> folderThatBegins(process).orElse(process))
                    .findFirst();
            return beside.or(() -> name.endsWith(".dmn") ? Optional.of(kebabCase(id)) : folderThatBegins(id));
        }

        /** The procedure whose part has this id: {@code joint-acceptance} for {@code joint-acceptance-planning}. */
        private Optional<String> folderThatBegins(String id) {
            var folders = known.keySet().stream().map(ModelPath::folder).collect(Collectors.toCollection(TreeSet::new));
            Predicate<String> begins = folder -> id.equals(folder) || id.startsWith(folder + "-");
            return folders.stream().filter(begins).max(Comparator.comparingInt(String::length));
        }
    }

    private static String suffix(String name) {
        return name.substring(name.lastIndexOf('.') + 1);
    }

    /** As decision files are named: {@code time-limit} for {@code timeLimit}. */
    static String kebabCase(String camelCase) {
        return camelCase.replaceAll("(?<=[a-z0-9])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
    }
}
