package org.lianban.department.tax;

import static org.lianban.department.EnterpriseVariables.CREDIT_CODE;
import static org.lianban.department.EnterpriseVariables.ENTERPRISE_NAME;
import static org.lianban.department.EnterpriseVariables.LEGAL_REP_ID_NUMBER;
import static org.lianban.department.EnterpriseVariables.LEGAL_REP_NAME;

import java.math.BigDecimal;
import org.camunda.bpm.engine.delegate.BpmnError;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.lianban.department.Department;
import org.lianban.department.DepartmentStep;
import org.lianban.engine.Variable;
import org.springframework.stereotype.Component;

/** Has the tax authority confirm the taxpayer, and keeps the invoices granted. */
@Component("confirmTaxpayer")
class ConfirmTaxpayerDelegate implements JavaDelegate {

    static final Variable<String> TAX_OFFICER_NAME = Variable.of("taxOfficerName", String.class);
    static final Variable<String> TAX_OFFICER_ID_NUMBER = Variable.of("taxOfficerIdNumber", String.class);
    static final Variable<String> TAX_OFFICER_MOBILE = Variable.of("taxOfficerMobile", String.class);
    static final Variable<String> INVOICE_PURCHASER_NAME = Variable.of("invoicePurchaserName", String.class);
    static final Variable<String> INVOICE_PURCHASER_ID_NUMBER = Variable.of("invoicePurchaserIdNumber", String.class);
    static final Variable<String> ACCOUNTING_STANDARD = Variable.of("accountingStandard", String.class);
    static final Variable<String> ACCOUNTING_METHOD = Variable.of("accountingMethod", String.class);
    static final Variable<String> TAXPAYER_KIND = Variable.of("taxpayerKind", String.class);
    static final Variable<String> INVOICE_KIND = Variable.of("invoiceKind", String.class);
    static final Variable<BigDecimal> INVOICE_MAX_AMOUNT_YUAN = Variable.of("invoiceMaxAmountYuan", BigDecimal.class);
    static final Variable<Integer> INVOICE_MONTHLY_QUOTA = Variable.of("invoiceMonthlyQuota", Integer.class);
    static final Variable<String> INVOICE_METHOD = Variable.of("invoiceMethod", String.class);
    static final Variable<String> TAX_CONFIRMATION_NUMBER = Variable.of("taxConfirmationNumber", String.class);
    static final Variable<String> INVOICE_QUOTA = Variable.of("invoiceQuota", String.class);

    private final Department<Tax> tax;

    ConfirmTaxpayerDelegate(Department<Tax> tax) {
        this.tax = tax;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var answer = tax.call(execution, (contract, step) ->
                contract.confirmTaxpayer(step.idempotencyKey(), step.municipality(), request(step, execution)));
        if (answer.refused()) {
            throw new BpmnError("tax.confirmationRefused", answer.reason());
        }
        TAX_CONFIRMATION_NUMBER.set(execution, answer.confirmationNumber());
        INVOICE_QUOTA.set(execution, answer.grantedQuotaText());
    }

    private static TaxpayerConfirmationRequest request(DepartmentStep step, DelegateExecution execution) {
        return new TaxpayerConfirmationRequest(
                step.caseNumber(),
                CREDIT_CODE.require(execution),
                ENTERPRISE_NAME.require(execution),
                new TaxPerson(LEGAL_REP_NAME.require(execution), LEGAL_REP_ID_NUMBER.require(execution), null),
                new TaxPerson(
                        TAX_OFFICER_NAME.require(execution),
                        TAX_OFFICER_ID_NUMBER.require(execution),
                        TAX_OFFICER_MOBILE.require(execution)),
                new TaxPerson(
                        INVOICE_PURCHASER_NAME.require(execution), INVOICE_PURCHASER_ID_NUMBER.require(execution), null),
                ACCOUNTING_STANDARD.require(execution),
                ACCOUNTING_METHOD.require(execution),
                TAXPAYER_KIND.require(execution),
                INVOICE_KIND.require(execution),
                INVOICE_MAX_AMOUNT_YUAN.find(execution).orElse(null),
                INVOICE_MONTHLY_QUOTA.find(execution).orElse(null),
                INVOICE_METHOD.require(execution));
    }
}
