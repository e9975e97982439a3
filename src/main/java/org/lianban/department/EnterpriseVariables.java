package org.lianban.department;

import java.util.List;
import org.lianban.engine.Variable;

/** What several departments are told about an enterprise, each named once; lists in the view that the department may see. */
public final class EnterpriseVariables {

    public static final Variable<String> ENTERPRISE_NAME = Variable.of("enterpriseName", String.class);
    public static final Variable<String> CREDIT_CODE = Variable.of("unifiedSocialCreditCode", String.class);
    public static final Variable<String> INDUSTRY_CODE = Variable.of("industryCode", String.class);
    public static final Variable<String> LEGAL_REP_NAME = Variable.of("legalRepName", String.class);
    public static final Variable<String> LEGAL_REP_ID_TYPE = Variable.of("legalRepIdType", String.class);
    public static final Variable<String> LEGAL_REP_ID_NUMBER = Variable.of("legalRepIdNumber", String.class);
    public static final Variable<String> LEGAL_REP_MOBILE = Variable.of("legalRepMobile", String.class);
    public static final Variable<String> SEAL_ENGRAVER = Variable.of("sealEngraver", String.class);
    public static final Variable<List<String>> SEAL_SECURITY_CODES = Variable.listOf("sealSecurityCodes", String.class);
    public static final Variable<String> SEAL_IMPRINT_DIGEST = Variable.of("sealImprintDigest", String.class);
    public static final Variable<List<String>> INSURANCE_KINDS = Variable.listOf("insuranceKinds", String.class);

    private EnterpriseVariables() {}

    public static <T> Variable<List<T>> employees(Class<T> view) {
        return Variable.listOf("employees", view);
    }

    public static <T> Variable<List<T>> shareholders(Class<T> view) {
        return Variable.listOf("shareholders", view);
    }

    public static <T> Variable<List<T>> officers(Class<T> view) {
        return Variable.listOf("officers", view);
    }

    public static <T> Variable<List<T>> beneficialOwners(Class<T> view) {
        return Variable.listOf("beneficialOwners", view);
    }
}
