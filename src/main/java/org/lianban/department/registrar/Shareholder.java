package org.lianban.department.registrar;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.datatype.jsr310.deser.LocalDateDeserializer;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.springframework.lang.Nullable;

/**
 * A shareholder and the contribution undertaken (公司法 arts. 47, 48).
 *
 * @param documentType an identity document, {@code credit-code} or {@code foreign-certificate}
 * @param subscribedCapitalYuan in the currency of the registered capital; yuan unless another is chosen
 * @param contributionMethod {@code cash}, {@code in-kind}, {@code intellectual-property}, {@code land-use-right},
 *     {@code equity} or {@code debt-claim}
 * @param contributionDate last day of the contribution
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record Shareholder(
        @NotBlank String name,
        @NotBlank String documentType,
        @NotBlank String documentNumber,
        @Nullable String country,
        @NotNull @Positive BigDecimal subscribedCapitalYuan,
        @NotBlank String contributionMethod,
        @NotNull @JsonDeserialize(using = LocalDateDeserializer.class) LocalDate contributionDate) {}
