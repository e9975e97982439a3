package org.lianban.sandbox;

import java.math.BigDecimal;
import org.lianban.department.tax.Tax;
import org.lianban.department.tax.TaxpayerConfirmationAnswer;
import org.lianban.department.tax.TaxpayerConfirmationRequest;
import org.springframework.web.bind.annotation.RestController;

/** The tax authority. For demonstrations it refuses whoever has a tax officer with 「涉税风险」 in the name. */
@InSandbox
@RestController
class TaxSandbox implements Tax {

    private static final String RISKY = "涉税风险";
    private static final BigDecimal USUAL_MAX_AMOUNT_YUAN = BigDecimal.valueOf(100_000);

    private final SandboxDesk desk;
    private final SandboxNumbers numbers;

    TaxSandbox(SandboxDesk desk, SandboxNumbers numbers) {
        this.desk = desk;
        this.numbers = numbers;
    }

    @Override
    public TaxpayerConfirmationAnswer confirmTaxpayer(
            String idempotencyKey, String municipality, TaxpayerConfirmationRequest request) {
        var call = new SandboxCall(ROLE, "confirmTaxpayer", idempotencyKey, municipality, request.caseNumber(), request);
        return desk.answer(call, TaxpayerConfirmationAnswer.class, TaxpayerConfirmationAnswer::refusal, setting -> confirm(municipality, request));
    }

    private TaxpayerConfirmationAnswer confirm(String municipality, TaxpayerConfirmationRequest request) {
        if (request.taxOfficer().name().contains(RISKY)) {
            return TaxpayerConfirmationAnswer.refusal("办税人员存在未处理的涉税风险，请到办税服务厅处理");
        }
        return new TaxpayerConfirmationAnswer(
                false, null, "SW" + numbers.regional(municipality, "taxpayer", 8), granted(request));
    }

    /** First-time taxpayers get the usual set unless they ask for less: 50 ordinary or 25 special invoices a month. */
    private static String granted(TaxpayerConfirmationRequest request) {
        var special = "special".equals(request.invoiceKind());
        var usualQuota = special ? 25 : 50;
        var amount = request.invoiceMaxAmountYuan() == null
                ? USUAL_MAX_AMOUNT_YUAN
                : request.invoiceMaxAmountYuan().min(USUAL_MAX_AMOUNT_YUAN);
        var quota = request.invoiceMonthlyQuota() == null ? usualQuota : Math.min(request.invoiceMonthlyQuota(), usualQuota);
        return "%s（%s），单份最高开票限额 %s 元，每月 %d 份".formatted(
                special ? "增值税专用发票" : "增值税普通发票",
                "digital".equals(request.invoiceMethod()) ? "数电发票" : "税控设备",
                amount.stripTrailingZeros().toPlainString(),
                quota);
    }
}
