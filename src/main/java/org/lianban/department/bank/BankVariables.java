package org.lianban.department.bank;

import org.lianban.engine.Variable;

/** What both steps at the bank read or write. */
final class BankVariables {

    static final Variable<String> BANK_NAME = Variable.of("bankName", String.class);
    static final Variable<String> BANK_BRANCH = Variable.of("bankBranch", String.class);
    static final Variable<String> RESERVED_ACCOUNT_NUMBER = Variable.of("reservedAccountNumber", String.class);

    private BankVariables() {}
}
