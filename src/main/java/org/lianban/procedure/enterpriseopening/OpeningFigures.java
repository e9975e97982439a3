package org.lianban.procedure.enterpriseopening;

import java.math.BigDecimal;
import java.util.Optional;

/** The figures of the opening of enterprises that are policy, and may differ by municipality. */
interface OpeningFigures {

    /**
     * What a municipality offers and demands.
     *
     * @param housingFundMinPercent lowest rate of contribution, per cent of wages
     * @param housingFundMaxPercent highest rate of contribution, per cent of wages
     */
    record Parameters(
            BigDecimal housingFundMinPercent,
            BigDecimal housingFundMaxPercent,
            boolean remoteAcceptanceOffered,
            boolean bankOffered,
            boolean housingFundOffered) {}

    /**
     * An item of the catalogue of business scopes.
     *
     * @param name the wording that goes on the licence
     * @param preLicence whether a licence must be held before the registration
     * @param clusterAllowed whether an address shared by many enterprises will do
     */
    record ScopeItem(String name, boolean preLicence, boolean clusterAllowed) {}

    /**
     * First issue of invoices.
     *
     * @param defaultMaxAmountYuan highest amount of one invoice; null where the applicant has to state it
     * @param defaultMonthlyQuota invoices in a month; null where the applicant has to state it
     * @param editable whether the applicant may ask for other figures
     */
    record InvoiceLimits(BigDecimal defaultMaxAmountYuan, BigDecimal defaultMonthlyQuota, boolean editable) {}

    /** @throws IllegalArgumentException for a municipality that the decision does not know */
    Parameters parameters(String municipality);

    /** The catalogue's item, empty where the catalogue has none of that code. */
    Optional<ScopeItem> scopeItem(String code);

    Optional<InvoiceLimits> invoiceLimits(String taxpayerKind, String invoiceKind);
}
