package org.lianban.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletResponse;

/** Which answers are masked, by their type and by who allowed it. */
class MaskedResponseTest {

    private static final String NUMBER = "620502198503124024";

    private final MockHttpServletResponse plain = new MockHttpServletResponse();

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "application/hal+json;charset=UTF-8", "application/problem+json", "text/csv",
            "text/plain;charset=UTF-8", "text/html", "application/xml", "application/xhtml+xml", "application/csv"})
    @DisplayName("各种文字都遮住")
    void textsAreMasked(String type) throws IOException {
        plain.setContentType(type);
        var answer = new MaskedResponse(plain, () -> false);
        answer.getOutputStream().print('"' + NUMBER + '"');
        answer.finish();

        assertThat(plain.getContentAsString()).isEqualTo("\"620502********4024\"");
    }

    @Test
    @DisplayName("不说明类型的按文字处理；用字符写的也遮住，写到哪里取消就从哪里重来")
    void writersAreMaskedToo() throws IOException {
        var answer = new MaskedResponse(plain, () -> false);
        answer.getWriter().print("不要了" + NUMBER);
        answer.resetBuffer();
        answer.setCharacterEncoding("UTF-8");
        answer.getWriter().print("号码" + NUMBER);
        answer.finish();

        assertThat(plain.getContentAsString(StandardCharsets.UTF_8)).isEqualTo("号码620502********4024");
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/pdf", "image/png", "application/octet-stream", "application/zip"})
    @DisplayName("文件一个字节也不改")
    void filesAreNotTouched(String type) throws IOException {
        plain.setContentType(type);
        var answer = new MaskedResponse(plain, () -> false);
        answer.getOutputStream().print(NUMBER);
        answer.finish();

        assertThat(plain.getContentAsString()).isEqualTo(NUMBER);
    }

    @Test
    @DisplayName("允许查看的原样给出，开始写之前都来得及允许")
    void whatIsDisclosedGoesOutAsItIs() throws IOException {
        var allowed = new boolean[1];
        plain.setContentType("application/json");
        var answer = new MaskedResponse(plain, () -> allowed[0]);
        var stream = answer.getOutputStream();
        allowed[0] = true;
        stream.print('"' + NUMBER + '"');
        answer.finish();

        assertThat(plain.getContentAsString()).isEqualTo('"' + NUMBER + '"');
    }
}
