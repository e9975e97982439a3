package org.lianban.department;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.autoconfigure.web.servlet.AutoConfigureMockMvc;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;

/** The whole application with its sandbox over real HTTP, one context for all; jobs and schedules run when a test says so. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
// Camunda answers REST calls from a static registry of engines by name: one application at a time
@DirtiesContext
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@AutoConfigureMockMvc(addFilters = false)
@Import(Cases.class)
@TestPropertySource(properties = {
    "spring.datasource.url=jdbc:h2:mem:departments;DB_CLOSE_DELAY=-1",
    "camunda.bpm.job-execution.enabled=false",
    "lianban.answers.sweep-delay=PT1H",
    "lianban.sandbox.enabled=true",
    "lianban.sandbox.answer-delay=0s",
    "lianban.sandbox.courier-delay=PT1H",
    "lianban.departments.registrar.credential=registrar-key",
    "lianban.departments.tax.credential=tax-key",
    "lianban.departments.seal-engraver.credential=seal-engraver-key",
    "lianban.departments.seal-engraver.answer-secret=seal-engraver-secret",
    "lianban.departments.seal-engraver.municipalities.xian.answer-secret=another-secret",
    "lianban.departments.construction.credential=construction-key",
    "lianban.departments.approval.credential=approval-key",
    "lianban.departments.supervisor.credential=supervisor-key",
    "lianban.departments.supervisor.answer-secret=supervisor-secret",
    "lianban.departments.bank.credential=bank-key",
    "lianban.departments.bank.answer-secret=bank-secret",
    "lianban.departments.medical-insurance.credential=medical-insurance-key",
    "lianban.departments.medical-insurance.read-timeout=1s",
    "lianban.departments.medical-insurance.municipalities.xian.base-url=http://localhost:1/medical-insurance"
})
public @interface DepartmentTest {}
