package org.lianban.department.socialinsurance;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.datatype.jsr310.deser.LocalDateDeserializer;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.springframework.lang.Nullable;

/**
 * An employee as the social insurance agency knows one.
 *
 * @param idNumber 公民身份号码
 * @param employedFrom first day of employment
 * @param monthlyWageYuan contribution wage in yuan a month
 * @param householdKind {@code urban} or {@code rural}
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record InsuredEmployee(
        @NotBlank String name,
        @NotBlank String idNumber,
        @NotNull @JsonDeserialize(using = LocalDateDeserializer.class) LocalDate employedFrom,
        @NotNull @PositiveOrZero BigDecimal monthlyWageYuan,
        @Nullable String householdKind) {}
