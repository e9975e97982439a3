package org.lianban.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** Whatever a designer leaves out, the check answers with findings and never fails itself. */
@DisplayName("缺了什么也能检查完")
class MutilatedModelsTest {

    private static final Path SOUND = Path.of("src/test/resources/gates");

    private final JavaFacts java = SourceFacts.in(SOUND.resolve("src/main/java"));

    @ParameterizedTest
    @ValueSource(strings = {
        "processes/demo/demo.bpmn", "processes/demo/demo-part.bpmn", "decisions/demo/demo-grade.dmn", "decisions/time-limit/time-limit.dmn"})
    @DisplayName("每个元素、每个属性轮流去掉或者清空")
    void eachElementAndAttributeMayBeMissing(String file) throws Exception {
        var files = ModelFolder.files(SOUND);
        var sound = files.get(file);
        var failures = new ArrayList<String>();
        for (var change : changes(sound)) {
            var mutilated = new TreeMap<>(files);
            mutilated.put(file, change.apply(parse(sound)));
            try {
                ModelCheck.of(Models.of(mutilated, java));
            } catch (RuntimeException e) {
                failures.add(change + ": " + e + " at " + Stream.of(e.getStackTrace()).filter(at -> at.getClassName().startsWith("org.lianban")).findFirst());
            }
        }

        assertThat(failures).isEmpty();
    }

    /** @param attribute null for the element as a whole */
    private record Change(int element, String attribute, boolean emptied) {

        byte[] apply(Document document) throws Exception {
            var target = (Element) document.getElementsByTagName("*").item(element);
            if (attribute == null) {
                target.getParentNode().removeChild(target);
            } else if (emptied) {
                target.setAttribute(attribute, "");
            } else {
                target.removeAttribute(attribute);
            }
            var xml = new ByteArrayOutputStream();
            TransformerFactory.newInstance().newTransformer().transform(new DOMSource(document), new StreamResult(xml));
            return xml.toByteArray();
        }
    }

    private static List<Change> changes(byte[] xml) throws Exception {
        var elements = parse(xml).getElementsByTagName("*");
        return IntStream.range(1, elements.getLength()).boxed().flatMap(i -> {
            var attributes = elements.item(i).getAttributes();
            return Stream.concat(
                    Stream.of(new Change(i, null, false)),
                    IntStream.range(0, attributes.getLength())
                            .mapToObj(attribute -> attributes.item(attribute).getNodeName())
                            .filter(name -> !name.startsWith("xmlns"))
                            .flatMap(name -> Stream.of(new Change(i, name, false), new Change(i, name, true))));
        }).toList();
    }

    private static Document parse(byte[] xml) throws Exception {
        var factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        return factory.newDocumentBuilder().parse(new ByteArrayInputStream(xml));
    }
}
