package org.lianban.sandbox;

import org.lianban.department.bank.AccountDecided;
import org.lianban.department.bank.AccountOpeningAnswer;
import org.lianban.department.bank.AccountOpeningRequest;
import org.lianban.department.bank.AccountReservationAnswer;
import org.lianban.department.bank.AccountReservationRequest;
import org.lianban.department.bank.Bank;
import org.springframework.web.bind.annotation.RestController;

/**
 * The banks. For demonstrations one with 「不予预约」 in its name reserves no number, one with 「不予开户」 refuses at once,
 * and one with 「尽调不通过」 refuses after due diligence.
 */
@InSandbox
@RestController
class BankSandbox implements Bank {

    private static final String RESERVES_NOTHING = "不予预约";
    private static final String REFUSES_AT_ONCE = "不予开户";
    private static final String REFUSES_LATER = "尽调不通过";

    private final SandboxDesk desk;
    private final SandboxNumbers numbers;
    private final OwedAnswers answers;

    BankSandbox(SandboxDesk desk, SandboxNumbers numbers, OwedAnswers answers) {
        this.desk = desk;
        this.numbers = numbers;
        this.answers = answers;
    }

    @Override
    public AccountReservationAnswer reserveAccount(
            String idempotencyKey, String municipality, AccountReservationRequest request) {
        var call = new SandboxCall(ROLE, "reserveAccount", idempotencyKey, municipality, request.caseNumber(), request);
        return desk.answer(
                call,
                AccountReservationAnswer.class,
                AccountReservationAnswer::refusal,
                setting -> request.bankName().contains(RESERVES_NOTHING)
                        ? AccountReservationAnswer.refusal("该银行不办理预约账号")
                        : new AccountReservationAnswer(false, null, accountNumber(municipality)));
    }

    @Override
    public AccountOpeningAnswer openAccount(String idempotencyKey, String municipality, AccountOpeningRequest request) {
        var call = new SandboxCall(ROLE, "openAccount", idempotencyKey, municipality, request.caseNumber(), request);
        return desk.answer(
                call,
                AccountOpeningAnswer.class,
                AccountOpeningAnswer::refusal,
                setting -> take(municipality, request, setting));
    }

    private AccountOpeningAnswer take(String municipality, AccountOpeningRequest request, SandboxSwitch setting) {
        if (request.bankName().contains(REFUSES_AT_ONCE)) {
            return AccountOpeningAnswer.refusal("该银行暂不受理新开户");
        }
        var ticket = "KH" + numbers.regional(municipality, "account-opening", 8);
        answers.owe(ROLE, municipality, decision(municipality, request, ticket, setting), setting);
        return new AccountOpeningAnswer(false, null, ticket);
    }

    private AccountDecided decision(
            String municipality, AccountOpeningRequest request, String ticket, SandboxSwitch setting) {
        var answerId = "KHJD-" + ticket;
        if (setting.mode() == SandboxMode.REFUSE_LATER) {
            return new AccountDecided(request.caseNumber(), ticket, answerId, false, setting.reasonGiven(), null);
        }
        if (request.bankName().contains(REFUSES_LATER)) {
            return new AccountDecided(
                    request.caseNumber(), ticket, answerId, false, "尽职调查未通过：无法核实开户意愿", null);
        }
        var number = request.reservedAccountNumber() == null ? accountNumber(municipality) : request.reservedAccountNumber();
        return new AccountDecided(request.caseNumber(), ticket, answerId, true, null, number);
    }

    private String accountNumber(String municipality) {
        return numbers.regional(municipality, "account", 13);
    }
}
