package org.lianban.procedure.enterpriseopening;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lianban.procedure.enterpriseopening.Applications.LI;
import static org.lianban.procedure.enterpriseopening.Applications.WANG;
import static org.lianban.procedure.enterpriseopening.Applications.aLimitedCompany;
import static org.lianban.procedure.enterpriseopening.Applications.aShareholder;
import static org.lianban.procedure.enterpriseopening.Applications.anOfficer;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lianban.engine.Violation;
import org.lianban.form.FormCheck;
import org.lianban.form.FormContext;
import org.lianban.form.Submission;

@DisplayName("企业开办申请的整表校验")
class OpeningCheckTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 3, 2);

    /** Small figures of our own, so that a change of policy does not change these tests. */
    private static final OpeningFigures FIGURES = new OpeningFigures() {
        @Override
        public Parameters parameters(String municipality) {
            var offered = municipality.equals("gangcheng");
            return new Parameters(new BigDecimal(5), new BigDecimal(12), offered, offered, !municipality.equals("taiyuan"));
        }

        @Override
        public Optional<ScopeItem> scopeItem(String code) {
            return Optional.ofNullable(Map.of(
                    "software-development", new ScopeItem("软件开发", false, true),
                    "catering-service", new ScopeItem("餐饮服务", false, false),
                    "blasting-operation", new ScopeItem("爆破作业", true, false)).get(code));
        }

        @Override
        public Optional<InvoiceLimits> invoiceLimits(String taxpayerKind, String invoiceKind) {
            return taxpayerKind.equals("general")
                    ? Optional.of(new InvoiceLimits(new BigDecimal(100000), new BigDecimal(50), invoiceKind.equals("ordinary")))
                    : Optional.of(new InvoiceLimits(null, null, true));
        }
    };

    private static final List<FormCheck> ALL = List.of(
            new OpeningNameCheck(), new OpeningShareholdersCheck(), new OpeningCapitalCheck(), new OpeningLegalRepresentativeCheck(),
            new OpeningGovernanceCheck(), new OpeningScopeCheck(FIGURES), new OpeningAddressCheck(FIGURES), new OpeningPersonsCheck(),
            new OpeningHousingFundCheck(FIGURES), new OpeningInvoiceCheck(FIGURES), new OpeningRemoteCheck(FIGURES),
            new OpeningBankCheck(FIGURES), new OpeningCommitmentsCheck());

    @Test
    @DisplayName("无误的申请没有任何意见")
    void aSoundApplication() {
        assertThat(faults(application -> {})).isEmpty();
    }

    @Test
    @DisplayName("空的申请不会使校验出错")
    void nothingAtAll() {
        var submission = Submission.of(Map.of(), FormContext.start("tianshui", TODAY));

        assertThat(ALL.stream().flatMap(check -> check.check(submission).stream()).map(Violation::field).distinct())
                .containsExactlyInAnyOrder("shareholders", "officers", "legalRepQualified", "authenticityCommitment", "nameInfringementCommitment");
    }

    @Nested
    @DisplayName("V4 企业名称")
    class Name {

        @ParameterizedTest
        @CsvSource({
            "tradeName, 天水市秦州区, tradeName, 字号不得与行政区划相同",
            "tradeName, 软件开发, tradeName, 字号不得与行业或者经营特点相同",
            "tradeName, 中华, tradeName, 含有“中华”字样，须经国务院批准",
            "industryFeature, 全国软件, industryFeature, 含有“全国”字样，须经国务院批准",
            "administrativeDivision, 中国, administrativeDivision, 含有“中国”字样，须经国务院批准",
            "alternativeTradeNames, 华、渭水缘, alternativeTradeNames, “华”字号须由两个以上汉字组成",
            "alternativeTradeNames, 渭水缘、华盛, alternativeTradeNames, “华盛”重复",
        })
        void unusable(String key, String value, String field, String fault) {
            assertThat(faults(application -> application.put(key, value))).contains(field + " " + fault);
        }

        @ParameterizedTest
        @CsvSource({
            "limited-liability, 有限公司, true",
            "limited-liability, 有限责任公司, true",
            "limited-liability, 股份有限公司, false",
            "joint-stock, 股份有限公司, true",
            "joint-stock, 有限公司, false",
            "foreign-invested, 有限公司, true",
            "foreign-invested, 合伙企业, false",
        })
        @DisplayName("组织形式与企业类型相符")
        void organisationForm(String companyType, String form, boolean fits) {
            var fields = fields(application -> {
                application.put("companyType", companyType);
                application.put("organisationForm", form);
            });

            assertThat(fields.contains("organisationForm")).isEqualTo(!fits);
        }
    }

    @Nested
    @DisplayName("V6 股东")
    class Shareholders {

        @ParameterizedTest
        @CsvSource({"limited-liability, 50, true", "limited-liability, 51, false", "joint-stock, 200, true", "joint-stock, 201, false"})
        @DisplayName("有限责任公司至多 50 个，股份有限公司至多 200 人")
        void number(String companyType, int count, boolean allowed) {
            var fields = fields(application -> {
                asType(application, companyType);
                application.put("shareholders", shareholders(count));
            });

            assertThat(fields.contains("shareholders")).isEqualTo(!allowed);
        }

        @Test
        void none() {
            assertThat(faults(application -> application.put("shareholders", List.of()))).contains("shareholders 至少有一名股东");
        }

        @ParameterizedTest
        @CsvSource({"joint-stock, 4, 2, true", "joint-stock, 4, 1, false", "joint-stock, 3, 2, true", "joint-stock, 3, 1, false", "limited-liability, 4, 0, true"})
        @DisplayName("股份有限公司半数以上发起人在境内有住所")
        void domicile(String companyType, int count, int inChina, boolean allowed) {
            var fields = fields(application -> {
                asType(application, companyType);
                var rows = shareholders(count);
                rows.subList(inChina, count).forEach(row -> row.put("country", "新加坡"));
                application.put("shareholders", rows);
            });

            assertThat(fields.contains("shareholders")).isEqualTo(!allowed);
        }

        @Test
        void twice() {
            var faults = faults(application -> {
                application.put("shareholders", List.of(aShareholder("王芳", WANG, 500000), aShareholder("王芳", WANG, 500000)));
            });

            assertThat(faults).containsExactly("shareholders[1].documentNumber 与第1行是同一股东");
        }

        private List<Map<String, Object>> shareholders(int count) {
            return new ArrayList<>(IntStream.range(0, count)
                    .mapToObj(i -> {
                        var row = aShareholder("股东" + i, "E" + (10000 + i), BigDecimal.ONE);
                        row.put("documentType", "passport");
                        return row;
                    })
                    .toList());
        }
    }

    @Nested
    @DisplayName("V7 注册资本与出资")
    class Capital {

        @ParameterizedTest
        @CsvSource({"0.3, 0.1, 0.2, true", "0.3, 0.1, 0.21, false", "1000000, 400000, 600000, true", "1000000, 400000, 600000.01, false"})
        @DisplayName("注册资本等于认缴出资额之和，按十进制精确比较")
        void sum(BigDecimal capital, double first, double second, boolean equal) {
            var fields = fields(application -> {
                application.put("registeredCapitalYuan", capital);
                application.put("shareholders", List.of(aShareholder("王芳", WANG, first), aShareholder("李雷", LI, second)));
            });

            assertThat(fields.contains("registeredCapitalYuan")).isEqualTo(!equal);
        }

        @Test
        void positive() {
            assertThat(faults(application -> {
                application.put("registeredCapitalYuan", 0);
                application.put("shareholders", List.of(aShareholder("王芳", WANG, 0)));
            })).containsExactly("registeredCapitalYuan 应大于零", "shareholders[0].subscribedCapitalYuan 应大于零");
        }

        @ParameterizedTest
        @CsvSource({"limited-liability, CNY, true", "limited-liability, USD, false", "foreign-invested, USD, true", "joint-stock, EUR, false"})
        void currency(String companyType, String currency, boolean allowed) {
            var fields = fields(application -> {
                asType(application, companyType);
                application.put("currency", currency);
            });

            assertThat(fields.contains("currency")).isEqualTo(!allowed);
        }

        @ParameterizedTest
        @CsvSource({"limited-liability, 2031-03-02, true", "limited-liability, 2031-03-03, false", "joint-stock, 2031-03-03, true"})
        @DisplayName("有限责任公司的出资在五年内缴足")
        void fiveYears(String companyType, String date, boolean allowed) {
            var fields = fields(application -> {
                asType(application, companyType);
                var row = aShareholder("王芳", WANG, 1000000);
                row.put("contributionDate", date);
                application.put("shareholders", List.of(row));
            });

            assertThat(fields.contains("shareholders[0].contributionDate")).isEqualTo(!allowed);
        }

        @ParameterizedTest
        @CsvSource({
            "cash, ''", "in-kind, ''", "intellectual-property, ''", "land-use-right, ''", "equity, ''", "debt-claim, ''",
            "labour, 不得以劳务作价出资", "credit, 不得以信用作价出资", "personal-name, 不得以自然人姓名作价出资", "goodwill, 不得以商誉作价出资",
            "franchise, 不得以特许经营权作价出资", "encumbered-property, 不得以设定担保的财产作价出资", "prayer, 不是可以用货币估价并可以依法转让的出资方式",
        })
        void method(String method, String fault) {
            var faults = faults(application -> {
                var row = aShareholder("王芳", WANG, 1000000);
                row.put("contributionMethod", method);
                application.put("shareholders", List.of(row));
            });

            assertThat(faults).containsExactlyElementsOf(fault.isEmpty() ? List.of() : List.of("shareholders[0].contributionMethod " + fault));
        }
    }

    @Nested
    @DisplayName("V9 法定代表人")
    class LegalRepresentative {

        @ParameterizedTest
        @CsvSource({
            "director, director, true", "director, chairman, true", "director, manager, false", "director, supervisor, false",
            "manager, manager, true", "manager, director, false",
        })
        @DisplayName("须以相应职务列入董事、经理名单")
        void office(String position, String listedAs, boolean allowed) {
            var fields = fields(application -> {
                application.put("legalRepPosition", position);
                application.put("officers", List.of(anOfficer("王芳", listedAs, WANG)));
            });

            assertThat(fields.contains("legalRepPosition")).isEqualTo(!allowed);
        }

        @Test
        void notListedAtAll() {
            assertThat(fields(application -> application.put("officers", List.of(anOfficer("李雷", "director", LI))))).contains("legalRepPosition");
        }

        @Test
        void anotherName() {
            assertThat(faults(application -> application.put("legalRepName", "王方")))
                    .contains("legalRepName 与董事、经理名单中同一证件号码的姓名不一致");
        }

        @Test
        void undeclared() {
            assertThat(fields(application -> application.put("legalRepQualified", false))).containsExactly("legalRepQualified");
        }
    }

    @Nested
    @DisplayName("V10 公司治理")
    class Governance {

        @ParameterizedTest
        @CsvSource({
            "0, 1, false, false, false",
            "1, 1, false, false, true",
            "2, 1, false, false, false",
            "3, 1, false, false, true",
            "3, 3, false, false, true",
            "3, 2, false, false, false",
            "3, 0, false, false, false",
            "1, 0, true, false, true",
            "1, 1, true, false, false",
            "3, 0, false, true, true",
            "1, 0, false, true, false",
        })
        @DisplayName("董事 1 名或 3 名以上；监事 1 名、3 名以上或依法不设")
        void numbers(int directors, int supervisors, boolean waived, boolean auditCommittee, boolean allowed) {
            var faults = governance(application -> {
                application.put("officers", officers(directors, supervisors));
                application.put("supervisorsWaived", waived);
                application.put("auditCommittee", auditCommittee);
            });

            assertThat(faults.isEmpty()).isEqualTo(allowed);
        }

        @Test
        @DisplayName("股份有限公司不适用全体股东一致同意不设监事")
        void noWaiverForJointStock() {
            var faults = governance(application -> {
                asType(application, "joint-stock");
                application.put("officers", officers(3, 0));
                application.put("supervisorsWaived", true);
            });

            assertThat(faults).extracting(Violation::field).contains("supervisorsWaived", "officers");
        }

        @Test
        @DisplayName("董事、高级管理人员不得兼任监事；董事长一人；职务不重复")
        void offices() {
            var officers = officers(3, 1);
            officers.add(anOfficer("某", "supervisor", "D0"));
            officers.add(anOfficer("某", "chairman", "D1"));
            officers.add(anOfficer("某", "chairman", "D2"));
            officers.add(anOfficer("某", "director", "D2"));

            var faults = governance(application -> application.put("officers", officers));

            assertThat(faults).extracting(Violation::message)
                    .contains("董事、高级管理人员不得兼任监事", "董事会设董事长一人", "同一人的同一职务重复填写");
        }

        private List<Violation> governance(Consumer<Map<String, Object>> change) {
            return new OpeningGovernanceCheck().check(submission("tianshui", change));
        }

        private List<Map<String, Object>> officers(int directors, int supervisors) {
            var officers = new ArrayList<Map<String, Object>>();
            IntStream.range(0, directors).forEach(i -> officers.add(anOfficer("某", directors >= 3 && i == 0 ? "chairman" : "director", "D" + i)));
            IntStream.range(0, supervisors).forEach(i -> officers.add(anOfficer("某", "supervisor", "S" + i)));
            return officers;
        }
    }

    @Nested
    @DisplayName("V11 经营范围与前置许可")
    class Scope {

        @Test
        void notInTheCatalogue() {
            assertThat(faults(application -> application.put("businessScope", List.of("software-development", "alchemy"))))
                    .containsExactly("businessScope “alchemy”不在经营范围规范目录中");
        }

        @Test
        void licenceMissing() {
            assertThat(fields(application -> application.put("businessScope", List.of("blasting-operation"))))
                    .containsExactly("preLicenceIssuer", "preLicenceName", "preLicenceNumber", "preLicenceValidUntil");
        }

        @ParameterizedTest
        @CsvSource({"2026-03-02, true", "2026-03-01, false"})
        @DisplayName("批准文件在申请当日有效")
        void validToday(String validUntil, boolean allowed) {
            var fields = fields(application -> {
                application.put("businessScope", List.of("blasting-operation"));
                application.put("preLicenceName", "爆破作业单位许可证");
                application.put("preLicenceNumber", "6205001300001");
                application.put("preLicenceIssuer", "天水市公安局");
                application.put("preLicenceValidUntil", validUntil);
            });

            assertThat(fields.isEmpty()).isEqualTo(allowed);
        }

        @Test
        @DisplayName("没有前置许可项目的，不要求批准文件")
        void generalItems() {
            assertThat(fields(application -> application.put("businessScope", List.of("catering-service")))).isEmpty();
        }
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({"cluster, software-development, true", "cluster, catering-service, false", "standard, catering-service, true"})
    @DisplayName("V12 集群注册地址只供可用的经营项目")
    void address(String kind, String item, boolean allowed) {
        var fields = fields(application -> {
            application.put("addressKind", kind);
            application.put("businessScope", List.of("software-development", item).stream().distinct().toList());
        });

        assertThat(fields.contains("addressKind")).isEqualTo(!allowed);
    }

    @Test
    @DisplayName("V14 所有列名人员的证件有效，一个号码一个姓名")
    void persons() {
        var faults = faults(application -> {
            application.put("liaisonIdNumber", "340524198001010013");
            application.put("taxOfficerName", "韩梅");
        });

        assertThat(faults).anyMatch(fault -> fault.startsWith("liaisonIdNumber 不是有效的公民身份号码"));
        assertThat(faults).anyMatch(fault -> fault.startsWith("invoicePurchaserIdNumber 与申请中姓名不同的另一人")
                || fault.startsWith("taxOfficerIdNumber 与申请中姓名不同的另一人"));
    }

    @Nested
    @DisplayName("V15 住房公积金")
    class HousingFund {

        @ParameterizedTest
        @CsvSource({"4.99, false", "5, true", "12, true", "12.01, false"})
        void rate(BigDecimal rate, boolean allowed) {
            assertThat(fields(application -> application.put("housingFundRatePercent", rate)).contains("housingFundRatePercent")).isEqualTo(!allowed);
        }

        @ParameterizedTest
        @CsvSource({"2026-03, true", "2026-02, false"})
        void startMonth(String month, boolean allowed) {
            assertThat(fields(application -> application.put("housingFundStartMonth", month)).contains("housingFundStartMonth")).isEqualTo(!allowed);
        }

        @Test
        void notOffered() {
            assertThat(faults("taiyuan", application -> {})).containsExactly("housingFundRequested 本地区的企业开办不含住房公积金登记，请另行办理");
        }

        @Test
        void notRequested() {
            assertThat(faults("taiyuan", application -> {
                application.put("housingFundRequested", false);
                application.put("housingFundRatePercent", 1);
            })).isEmpty();
        }
    }

    @Nested
    @DisplayName("V16 发票")
    class Invoice {

        @Test
        @DisplayName("一般纳税人有缺省额度，可改的可改，不可改的不可改")
        void general() {
            assertThat(faults(application -> {})).isEmpty();
            assertThat(faults(application -> application.put("invoiceMonthlyQuota", 60))).isEmpty();
            assertThat(faults(application -> {
                application.put("invoiceKind", "special");
                application.put("invoiceMonthlyQuota", 60);
                application.put("invoiceMaxAmountYuan", 100000);
            })).containsExactly("invoiceMonthlyQuota 首次领用固定为 50 份");
        }

        @Test
        @DisplayName("小规模纳税人自行填写")
        void smallScale() {
            assertThat(fields(application -> application.put("taxpayerKind", "small-scale")))
                    .containsExactly("invoiceMaxAmountYuan", "invoiceMonthlyQuota");
            assertThat(fields(application -> {
                application.put("taxpayerKind", "small-scale");
                application.put("invoiceMaxAmountYuan", 10000);
                application.put("invoiceMonthlyQuota", 0);
            })).containsExactly("invoiceMonthlyQuota");
        }
    }

    @Test
    @DisplayName("异地受理：当地提供才可，须填代收大厅并寄递")
    void remote() {
        Consumer<Map<String, Object>> remote = application -> application.put("remoteAcceptance", true);

        assertThat(faults("tianshui", remote)).containsExactly("remoteAcceptance 本地区不提供异地受理");
        assertThat(faults("gangcheng", remote)).containsExactly(
                "remoteHallName 异地受理的，须填写代收的政务大厅", "deliveryMethod 异地受理的，办理结果以寄递方式送达");
        assertThat(faults("gangcheng", remote.andThen(application -> {
            application.put("remoteHallName", "西安市政务大厅");
            application.put("deliveryMethod", "post");
        }))).isEmpty();
    }

    @Test
    @DisplayName("银行开户：当地提供才可，须填银行、网点和基本存款账户")
    void bank() {
        Consumer<Map<String, Object>> bank = application -> application.put("bankRequested", true);

        assertThat(faults("tianshui", bank)).containsExactly("bankRequested 本地区的企业开办不含银行开户，请另行向银行办理");
        assertThat(faults("gangcheng", bank)).extracting(fault -> fault.split(" ")[0]).containsExactly("bankAccountKind", "bankBranch", "bankName");
        assertThat(faults("gangcheng", bank.andThen(application -> {
            application.put("bankName", "齐鲁银行");
            application.put("bankBranch", "钢城支行");
            application.put("bankAccountKind", "general");
        }))).containsExactly("bankAccountKind 新设企业开立基本存款账户");
    }

    @ParameterizedTest
    @CsvSource({"authenticityCommitment", "nameInfringementCommitment"})
    @DisplayName("两项承诺都要作出")
    void commitments(String promise) {
        assertThat(fields(application -> application.remove(promise))).containsExactly(promise);
    }

    private static void asType(Map<String, Object> application, String companyType) {
        application.put("companyType", companyType);
        application.put("organisationForm", companyType.equals("joint-stock") ? "股份有限公司" : "有限公司");
    }

    private static List<String> fields(Consumer<Map<String, Object>> change) {
        return violations("tianshui", change).stream().map(Violation::field).distinct().toList();
    }

    private static List<String> faults(Consumer<Map<String, Object>> change) {
        return faults("tianshui", change);
    }

    private static List<String> faults(String municipality, Consumer<Map<String, Object>> change) {
        return violations(municipality, change).stream().map(violation -> violation.field() + " " + violation.message()).toList();
    }

    private static List<Violation> violations(String municipality, Consumer<Map<String, Object>> change) {
        var submission = submission(municipality, change);
        return ALL.stream().flatMap(check -> check.check(submission).stream()).toList();
    }

    private static Submission submission(String municipality, Consumer<Map<String, Object>> change) {
        var application = aLimitedCompany();
        change.accept(application);
        return Submission.of(application, FormContext.start(municipality, TODAY));
    }
}
