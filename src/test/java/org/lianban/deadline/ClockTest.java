package org.lianban.deadline;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ActiveProfiles;

/** The whole application with two small procedures and a time that stands still until a test moves it; sweeps run by hand. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
// Camunda answers REST calls from a static registry of engines by name: one application at a time
@DirtiesContext
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "lianban.models=classpath*:deadline/",
            "spring.datasource.url=jdbc:h2:mem:clocks;DB_CLOSE_DELAY=-1",
            "camunda.bpm.job-execution.enabled=false",
            "lianban.deadline.sweep-delay=PT24H"
        })
@Import({TimedWork.class, StandingTime.class})
@ActiveProfiles("demo")
@interface ClockTest {}
