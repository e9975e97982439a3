package org.lianban.department;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.lianban.department.bank.AccountBeneficialOwner;
import org.lianban.department.bank.AccountOpeningRequest;
import org.lianban.department.bank.AccountReservationRequest;
import org.lianban.department.housingfund.HousingFundMember;
import org.lianban.department.housingfund.HousingFundRegistrationRequest;
import org.lianban.department.medicalinsurance.MedicalInsuranceRegistrationRequest;
import org.lianban.department.medicalinsurance.MedicallyInsuredEmployee;
import org.lianban.department.publicsecurity.SealFilingRequest;
import org.lianban.department.registrar.Domicile;
import org.lianban.department.registrar.FiledMatters;
import org.lianban.department.registrar.IdentityVerificationRequest;
import org.lianban.department.registrar.LegalRepresentative;
import org.lianban.department.registrar.ListedPerson;
import org.lianban.department.registrar.NameReservationRequest;
import org.lianban.department.registrar.Officer;
import org.lianban.department.registrar.RegistrationRequest;
import org.lianban.department.registrar.RevocationRequest;
import org.lianban.department.registrar.Shareholder;
import org.lianban.department.sealengraver.SealOrderRequest;
import org.lianban.department.socialinsurance.InsuredEmployee;
import org.lianban.department.socialinsurance.SocialInsuranceRegistrationRequest;
import org.lianban.department.tax.TaxPerson;
import org.lianban.department.tax.TaxpayerConfirmationRequest;

/** One well-formed request per operation, all about the same enterprise. */
public final class Requests {

    public static final String ID_CARD = "34052419800101001X";
    public static final String CREDIT_CODE = "91330100799655058B";
    static final String ENTERPRISE = "天水市麦积山酿造有限公司";

    private Requests() {}

    public static NameReservationRequest name(String caseNumber, String industryCode, String... tradeNames) {
        return new NameReservationRequest(
                caseNumber, "天水市", List.of(tradeNames), "酿造", "有限公司", industryCode, "county", false);
    }

    public static IdentityVerificationRequest identities(String caseNumber, ListedPerson... persons) {
        return new IdentityVerificationRequest(caseNumber, List.of(persons));
    }

    public static RegistrationRequest registration(String caseNumber, String enterpriseName, String legalRepName) {
        return new RegistrationRequest(
                caseNumber,
                enterpriseName,
                "limited-liability",
                new BigDecimal("1000000.50"),
                "CNY",
                new LegalRepresentative(legalRepName, "director", "id-card", ID_CARD, "13800000000", null, null),
                new Domicile("甘肃省", "天水市", "秦州区", "大城街道", "民主路1号", "standard"),
                List.of("F5127"),
                "1512",
                LocalDate.of(2046, 11, 22),
                List.of(new Shareholder(
                        "张三", "id-card", ID_CARD, "中国", new BigDecimal("1000000.50"), "cash", LocalDate.of(2030, 1, 1))),
                List.of(new Officer("李四", "supervisor", "id-card", ID_CARD, "elected", "13800000001")),
                1,
                new FiledMatters(
                        "0938-8212345",
                        null,
                        null,
                        3,
                        new FiledMatters.Liaison("李四", ID_CARD, "13800000001"),
                        null,
                        null,
                        List.of(new FiledMatters.BeneficialOwner("张三", "id-card", ID_CARD, "control", LocalDate.of(2026, 1, 1))),
                        null));
    }

    static RevocationRequest revocation(String caseNumber) {
        return new RevocationRequest(caseNumber, CREDIT_CODE, "冒用他人身份", null);
    }

    public static SealOrderRequest seals(String caseNumber) {
        return new SealOrderRequest(
                caseNumber, ENTERPRISE, CREDIT_CODE, "张三", List.of("legal-name", "finance"), "copper", "秦州刻章社", "government");
    }

    static SealFilingRequest filing(String caseNumber) {
        return new SealFilingRequest(
                caseNumber, CREDIT_CODE, ENTERPRISE, List.of("6205000000001"), "ab".repeat(32), "秦州刻章社");
    }

    public static TaxpayerConfirmationRequest taxpayer(String caseNumber) {
        return new TaxpayerConfirmationRequest(
                caseNumber,
                CREDIT_CODE,
                ENTERPRISE,
                new TaxPerson("张三", ID_CARD, null),
                new TaxPerson("王五", ID_CARD, "13800000002"),
                new TaxPerson("王五", ID_CARD, null),
                "small-enterprise",
                "independent",
                "general",
                "special",
                new BigDecimal("10000"),
                100,
                "digital");
    }

    static SocialInsuranceRegistrationRequest socialInsurance(String caseNumber) {
        return new SocialInsuranceRegistrationRequest(
                caseNumber,
                CREDIT_CODE,
                ENTERPRISE,
                List.of("pension"),
                List.of(new InsuredEmployee("赵六", ID_CARD, LocalDate.of(2026, 11, 1), new BigDecimal("4200"), "urban")));
    }

    static MedicalInsuranceRegistrationRequest medicalInsurance(String caseNumber) {
        return new MedicalInsuranceRegistrationRequest(
                caseNumber,
                CREDIT_CODE,
                ENTERPRISE,
                List.of("medical"),
                List.of(new MedicallyInsuredEmployee("赵六", ID_CARD, LocalDate.of(2026, 11, 1), new BigDecimal("4200"))));
    }

    static HousingFundRegistrationRequest housingFund(String caseNumber) {
        return new HousingFundRegistrationRequest(
                caseNumber,
                CREDIT_CODE,
                ENTERPRISE,
                BigDecimal.valueOf(5),
                YearMonth.of(2026, 12),
                "赵六",
                ID_CARD,
                List.of(new HousingFundMember("赵六", ID_CARD, new BigDecimal("4200"))));
    }

    static AccountReservationRequest accountReservation(String caseNumber) {
        return new AccountReservationRequest(caseNumber, ENTERPRISE, "甘肃银行", "秦州支行", "张三");
    }

    public static AccountOpeningRequest accountOpening(String caseNumber, String bank) {
        return new AccountOpeningRequest(
                caseNumber,
                ENTERPRISE,
                CREDIT_CODE,
                bank,
                "秦州支行",
                null,
                "张三",
                "id-card",
                ID_CARD,
                "13800000000",
                List.of(new AccountBeneficialOwner("张三", "id-card", ID_CARD, "shareholding")),
                LocalDate.of(2026, 12, 1));
    }
}
