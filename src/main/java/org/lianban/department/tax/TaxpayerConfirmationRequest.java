package org.lianban.department.tax;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.math.BigDecimal;
import org.lianban.department.CreditCode;
import org.springframework.lang.Nullable;

/**
 * What the tax authority needs to know of a new taxpayer.
 *
 * @param taxOfficer the person who handles tax matters
 * @param invoicePurchaser the person who collects invoices
 * @param accountingStandard {@code small-enterprise}, {@code enterprise} or {@code enterprise-system}
 * @param accountingMethod {@code independent} or {@code non-independent}
 * @param taxpayerKind {@code small-scale} or {@code general}
 * @param invoiceKind {@code ordinary} or {@code special} VAT invoices
 * @param invoiceMaxAmountYuan highest amount of one invoice in yuan that is asked for; null leaves it to the authority
 * @param invoiceMonthlyQuota number of invoices a month that is asked for; null leaves it to the authority
 * @param invoiceMethod {@code digital} or {@code device}
 */
public record TaxpayerConfirmationRequest(
        @NotBlank String caseNumber,
        @NotBlank @CreditCode String unifiedSocialCreditCode,
        @NotBlank String enterpriseName,
        @NotNull @Valid TaxPerson legalRepresentative,
        @NotNull @Valid TaxPerson taxOfficer,
        @NotNull @Valid TaxPerson invoicePurchaser,
        @NotBlank String accountingStandard,
        @NotBlank String accountingMethod,
        @NotBlank String taxpayerKind,
        @NotBlank String invoiceKind,
        @Nullable @Positive BigDecimal invoiceMaxAmountYuan,
        @Nullable @Positive Integer invoiceMonthlyQuota,
        @NotBlank String invoiceMethod) {}
