package org.lianban.form;

import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.lianban.engine.Violation;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

class FormProblemsTest {

    @RestController
    static class Refusing {
        @PostMapping("/")
        void refuse() {
            throw new FormRejected(List.of(new Violation("shareholders[2].documentNumber", "股东 第3行 证件号码", "未填写")));
        }
    }

    @Test
    @DisplayName("接口回答 422，逐条列出字段、标签和原因")
    void answersWithEveryViolation() throws Exception {
        MockMvcBuilders.standaloneSetup(new Refusing()).setControllerAdvice(new FormProblems()).build()
                .perform(post("/"))
                .andExpect(status().isUnprocessableEntity())
                .andExpect(content().contentType(MediaType.APPLICATION_PROBLEM_JSON))
                .andExpect(jsonPath("$.violations[0].field").value("shareholders[2].documentNumber"))
                .andExpect(jsonPath("$.violations[0].label").value("股东 第3行 证件号码"))
                .andExpect(jsonPath("$.violations[0].message").value("未填写"));
    }
}
