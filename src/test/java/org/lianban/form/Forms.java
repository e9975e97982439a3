package org.lianban.form;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.beans.factory.support.StaticListableBeanFactory;

/** Forms and submissions for tests. */
public final class Forms {

    public static final LocalDate TODAY = LocalDate.of(2026, 3, 2);

    private Forms() {}

    public static FormValidation validation(FormCheck... checks) {
        var beans = new StaticListableBeanFactory();
        Stream.of(checks).forEach(check -> beans.addBean(check.name(), check));
        return new FormValidation(beans.getBeanProvider(FormCheck.class));
    }

    static String read(String name) {
        try (var content = Forms.class.getResourceAsStream("/form/" + name)) {
            return new String(content.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A submission of {@code application.form} that nothing is wrong with. */
    static Map<String, Object> anApplication() {
        var application = new LinkedHashMap<String, Object>();
        application.put("tradeName", "华盛");
        application.put("organisationForm", "有限公司");
        application.put("companyType", "limited");
        application.put("capitalYuan", 100000);
        application.put("scope", new ArrayList<>(List.of("software")));
        application.put("shareholders", new ArrayList<>(List.of(aShareholder())));
        application.put("commitment", true);
        return application;
    }

    static Map<String, Object> aShareholder() {
        return new LinkedHashMap<>(Map.of(
                "name", "王芳", "documentType", "id-card", "documentNumber", "34052419800101001X", "amountYuan", 100000));
    }
}
