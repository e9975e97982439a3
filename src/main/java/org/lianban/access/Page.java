package org.lianban.access;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.springframework.core.io.ClassPathResource;
import org.springframework.web.util.HtmlUtils;

/** A page of plain HTML with marks like {@code {{name}}} to fill in: two pages are too few for a template engine. */
record Page(String html) {

    static Page load(String name) {
        try {
            return new Page(new ClassPathResource("pages/" + name + ".html").getContentAsString(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Fills in text, escaped. */
    Page with(String mark, String text) {
        return withHtml(mark, escape(text));
    }

    /** Fills in markup that is escaped already. */
    Page withHtml(String mark, String markup) {
        return new Page(html.replace("{{" + mark + "}}", markup));
    }

    static String escape(String text) {
        return HtmlUtils.htmlEscape(text, StandardCharsets.UTF_8.name());
    }
}
