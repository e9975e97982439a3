package org.lianban;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.INTERFACES;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.core.pattern.Converter;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParseListener;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.logging.structured.StructuredLoggingJsonMembersCustomizer;

/** The packages of the architecture's section 2: who may know whom, and what stays hidden. */
class ArchitectureTest {

    private static final String ROOT = "org.lianban.";

    private static final ImportOption PRODUCTION = new ImportOption.DoNotIncludeTests();

    /** Out of an import that has the tests too: tests of other packages count as users of a class. */
    private static final JavaClasses CLASSES = new ClassFileImporter().importPackages("org.lianban").that(describe(
            "production code",
            type -> type.getSource().map(source -> Location.of(source.getUri())).filter(PRODUCTION::includes).isPresent()));

    /** What each package may depend on besides itself; nothing may depend on procedure or sandbox. */
    private static final Map<String, List<String>> MAY_USE = Map.ofEntries(
            entry("privacy", List.of()),
            entry("engine", List.of("privacy")),
            entry("trace", List.of("engine")),
            entry("journal", List.of("engine", "privacy")),
            entry("form", List.of("engine", "privacy")),
            entry("basis", List.of("engine")),
            entry("access", List.of("engine", "journal", "privacy")),
            entry("model", List.of("basis", "deadline", "access", "engine")),
            entry("deadline", List.of("engine", "journal")),
            entry("department", List.of("engine", "journal", "privacy", "trace")),
            // archived cases lie where materials do
            entry("audit", List.of("engine", "journal", "privacy", "access", "material")),
            entry("desk", List.of("engine", "form", "basis", "deadline", "journal", "access", "privacy")),
            // a procedure keeps its own book of what departments concluded; departments know no procedure
            // its book of credit knows individuals by fingerprints only
            entry("procedure", List.of("engine", "deadline", "form", "basis", "department", "privacy", "material")),
            // contents are encrypted, each look at one is in the case's journal
            entry("material", List.of("engine", "journal", "privacy")),
            entry("notice", List.of("engine", "journal", "privacy")),
            // history tells people by name
            entry("designer", List.of("engine", "journal", "access", "deadline")),
            // cases are played by the rules of forms and limits, on the models as they lie
            entry("simulation", List.of("engine", "form", "deadline", "model")),
            // its tables are the engine's and ours, and it reads none of them by name
            entry("move", List.of("engine")),
            entry("sandbox", List.of("engine", "department")));

    static Stream<Arguments> packages() {
        return MAY_USE.entrySet().stream().map(entry -> Arguments.of(entry.getKey(), entry.getValue()));
    }

    @ParameterizedTest(name = "{0} → {1}")
    @MethodSource("packages")
    @DisplayName("包只依赖允许的包")
    void packagesDependOnlyOnWhatTheyMay(String name, List<String> allowed) {
        var known = Stream.concat(Stream.of(name), allowed.stream()).map(used -> ROOT + used + "..").toArray(String[]::new);

        noClasses().that().resideInAPackage(ROOT + name + "..")
                .should().dependOnClassesThat(resideInAPackage("org.lianban..").and(not(resideInAnyPackage(known))))
                .allowEmptyShould(true)
                .check(CLASSES);
    }

    @Test
    @DisplayName("没有规定之外的包")
    void thereIsNoOtherPackage() {
        assertThat(CLASSES.stream()
                        .map(JavaClass::getPackageName)
                        .filter(name -> name.startsWith(ROOT))
                        .map(name -> name.substring(ROOT.length()).split("\\.")[0]))
                .isSubsetOf(MAY_USE.keySet());
    }

    @Test
    @DisplayName("部门互不相识")
    void departmentsDoNotKnowOneAnother() {
        slices().matching("org.lianban.department.(*)..")
                .should().notDependOnEachOther()
                // a department that answers later states so to the intake of answers
                .ignoreDependency(DescribedPredicate.alwaysTrue(), resideInAPackage("org.lianban.department.answer.."))
                .check(CLASSES);
    }

    @Test
    @DisplayName("沙箱只认部门的契约：接口和记录")
    void theSandboxKnowsOnlyTheContractsOfDepartments() {
        noClasses().that().resideInAPackage("org.lianban.sandbox..")
                .should().dependOnClassesThat(resideInAPackage("org.lianban.department.(*)..")
                        .and(not(resideInAPackage("org.lianban.department.answer..")))
                        .and(not(INTERFACES.or(describe("records", JavaClass::isRecord)))))
                .allowEmptyShould(true)
                .check(CLASSES);
    }

    @Test
    @DisplayName("引擎类型只出现在 engine、journal、form、access、audit、model、simulation、Deadline 和由引擎调用的类中")
    void engineTypesDoNotLeak() {
        noClasses().that().resideOutsideOfPackages(
                        "org.lianban.engine..", "org.lianban.journal..", "org.lianban.form..", "org.lianban.access..",
                        "org.lianban.department..", "org.lianban.audit..", "org.lianban.model..", "org.lianban.simulation..")
                // what the engine calls
                .and().areNotAssignableTo(JavaDelegate.class)
                .and().areNotAssignableTo(BpmnParseListener.class)
                // diagrams call it with the execution
                .and().doNotHaveFullyQualifiedName("org.lianban.deadline.Deadline")
                .should().dependOnClassesThat(resideInAPackage("org.camunda.."))
                .check(CLASSES);
    }

    @Test
    @DisplayName("部门的契约不含引擎类型")
    void contractsAreFreeOfTheEngine() {
        noClasses().that().resideInAPackage("org.lianban.department.(*)..")
                .and(INTERFACES.or(describe("records", JavaClass::isRecord)))
                .and().resideOutsideOfPackage("org.lianban.department.answer..")
                .should().dependOnClassesThat(resideInAPackage("org.camunda.."))
                .check(CLASSES);
    }

    @Test
    @DisplayName("包之间没有环")
    void packagesAreFreeOfCycles() {
        slices().matching("org.lianban.(**)").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    @DisplayName("没有杂物包")
    void noPackageIsNamedForNothing() {
        noClasses().should().resideInAnyPackage(
                        "..util..", "..utils..", "..common..", "..service..", "..services..", "..manager..", "..helper..", "..helpers..", "..impl..")
                .check(CLASSES);
    }

    @Test
    @DisplayName("类不出包的不公开")
    void classesAreHiddenUnlessAnotherPackageNeedsThem() {
        classes().that().areTopLevelClasses()
                .and().haveModifier(JavaModifier.PUBLIC)
                .and().areNotAnnotatedWith(SpringBootApplication.class)
                // diagrams call it
                .and().doNotHaveFullyQualifiedName("org.lianban.deadline.Deadline")
                // the log's configuration names them
                .and().areNotAssignableTo(Converter.class)
                .and().areNotAssignableTo(StructuredLoggingJsonMembersCustomizer.class)
                // what a public method may throw belongs to it, though the compiler does not see it
                .and().areNotAssignableTo(RuntimeException.class)
                .should(beNeededOutsideTheirPackage())
                .check(CLASSES);
    }

    @Test
    @DisplayName("依赖由构造器注入")
    void nothingIsInjectedIntoFields() {
        noFields().should().beAnnotatedWith(Autowired.class).check(CLASSES);
    }

    @Test
    @DisplayName("每个包有一句说明")
    void everyPackageSaysWhatItIsFor() throws IOException {
        try (var files = Files.walk(Path.of("src/main/java/org/lianban"))) {
            assertThat(files.filter(file -> file.toString().endsWith(".java"))
                            .map(Path::getParent)
                            .distinct()
                            .filter(folder -> !folder.endsWith("lianban")))
                    .allSatisfy(folder -> assertThat(folder.resolve("package-info.java")).exists());
        }
    }

    private static ArchCondition<JavaClass> beNeededOutsideTheirPackage() {
        return new ArchCondition<>("be used by another package or its tests, or appear in what a public class offers") {
            @Override
            public void check(JavaClass item, ConditionEvents events) {
                var needed = item.getDirectDependenciesToSelf().stream()
                        .map(Dependency::getOriginClass)
                        .anyMatch(user -> !user.getPackageName().equals(item.getPackageName()) || offers(user, item));
                if (!needed) {
                    events.add(SimpleConditionEvent.violated(item, "%s is public, and nothing outside its package needs it".formatted(item.getName())));
                }
            }
        };
    }

    private static boolean offers(JavaClass user, JavaClass type) {
        return user.getModifiers().contains(JavaModifier.PUBLIC)
                && user.getCodeUnits().stream()
                        .filter(member -> member.getModifiers().contains(JavaModifier.PUBLIC))
                        .anyMatch(member -> member.getAllInvolvedRawTypes().contains(type));
    }
}
