package org.lianban.walk;

import static org.assertj.core.api.Assertions.assertThat;

import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Twenty and one varied applications in all five municipalities, submitted at once and worked by their clerks. */
@Walk
class TwentyApplicationsTest {

    private static final Logger LOG = LoggerFactory.getLogger(TwentyApplicationsTest.class);

    @LocalServerPort
    int port;

    @Autowired
    ProcessEngine engine;

    @Test
    @DisplayName("五个地区二十一件申请，各按应有的结果办结")
    void eachEndsAsItShould() {
        var office = new Office(port);

        var cases = Stories.work(office, new Stories(engine).tell());

        cases.forEach((number, story) -> {
            var view = office.view(number);
            LOG.info("{} {} → {} {}", number, story.title, Office.reached(view), Office.output(view, "closingResult"));
            assertThat(Office.reached(view)).as(story.title).containsExactlyElementsOf(story.ends);
        });
    }
}
