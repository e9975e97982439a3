package org.lianban.department;

import cn.hutool.core.util.CreditCodeUtil;
import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A unified social credit code of GB 32100 with its check character; null is left to others. */
@Target({ElementType.FIELD, ElementType.PARAMETER})
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = CreditCode.Check.class)
public @interface CreditCode {

    String message() default "统一社会信用代码校验位不符";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Structure, character set and check character. */
    class Check implements ConstraintValidator<CreditCode, String> {

        @Override
        public boolean isValid(String code, ConstraintValidatorContext context) {
            return code == null || CreditCodeUtil.isCreditCode(code);
        }
    }
}
