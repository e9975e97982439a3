package org.lianban.department.medicalinsurance;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.datatype.jsr310.deser.LocalDateDeserializer;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * An employee as the medical insurance bureau knows one.
 *
 * @param idNumber 公民身份号码
 * @param employedFrom first day of employment
 * @param monthlyWageYuan contribution wage in yuan a month
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record MedicallyInsuredEmployee(
        @NotBlank String name,
        @NotBlank String idNumber,
        @NotNull @JsonDeserialize(using = LocalDateDeserializer.class) LocalDate employedFrom,
        @NotNull @PositiveOrZero BigDecimal monthlyWageYuan) {}
