package org.lianban.department;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.lang.reflect.RecordComponent;
import java.util.Set;
import org.springframework.lang.Nullable;
import org.springframework.util.ReflectionUtils;

/** A refusal gives its reason; any other answer gives every value that is not {@link Nullable}. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = AnsweredOrRefused.Check.class)
public @interface AnsweredOrRefused {

    String message() default "答复缺少内容";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Names the first component that is missing. */
    class Check implements ConstraintValidator<AnsweredOrRefused, Refusable> {

        private static final Set<String> OF_A_REFUSAL = Set.of("refused", "reason");

        @Override
        public boolean isValid(Refusable answer, ConstraintValidatorContext context) {
            if (answer.refused()) {
                return !isMissing(answer.reason()) || missing("reason", context);
            }
            for (var component : answer.getClass().getRecordComponents()) {
                if (isNeeded(component) && isMissing(valueOf(component, answer))) {
                    return missing(component.getName(), context);
                }
            }
            return true;
        }

        private static boolean isNeeded(RecordComponent component) {
            return !OF_A_REFUSAL.contains(component.getName())
                    && !component.getAccessor().isAnnotationPresent(Nullable.class);
        }

        private static Object valueOf(RecordComponent component, Refusable answer) {
            ReflectionUtils.makeAccessible(component.getAccessor());
            return ReflectionUtils.invokeMethod(component.getAccessor(), answer);
        }

        private static boolean isMissing(Object value) {
            return value == null || value instanceof String text && text.isBlank();
        }

        private static boolean missing(String component, ConstraintValidatorContext context) {
            context.disableDefaultConstraintViolation();
            context.buildConstraintViolationWithTemplate("不得缺少")
                    .addPropertyNode(component)
                    .addConstraintViolation();
            return false;
        }
    }
}
