package org.lianban.department;

import org.lianban.engine.Variable;

/** What is told of an administrative item, of who applied for it, and of the decision on it; each named once. */
public final class ItemVariables {

    public static final Variable<String> ITEM_CODE = Variable.of("itemCode", String.class);
    public static final Variable<String> ITEM_NAME = Variable.of("itemName", String.class);
    public static final Variable<String> APPLICANT_NAME = Variable.of("applicantName", String.class);
    public static final Variable<String> APPLICANT_CREDIT_CODE = Variable.of("applicantCreditCode", String.class);
    public static final Variable<String> DECISION_NUMBER = Variable.of("decisionNumber", String.class);

    private ItemVariables() {}
}
