package org.lianban.department;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validation;
import jakarta.validation.ValidatorFactory;
import java.util.Locale;
import java.util.Set;
import org.hibernate.validator.HibernateValidator;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/** Checks what departments say against their contracts; in Chinese, whatever the locale of the thread or the machine. */
@Component
public class ContractValidator implements DisposableBean {

    private final ValidatorFactory factory = Validation.byProvider(HibernateValidator.class)
            .configure()
            .locales(Locale.SIMPLIFIED_CHINESE)
            .defaultLocale(Locale.SIMPLIFIED_CHINESE)
            .buildValidatorFactory();

    public <T> Set<ConstraintViolation<T>> validate(T said) {
        return factory.getValidator().validate(said);
    }

    @Override
    public void destroy() {
        factory.close();
    }
}
