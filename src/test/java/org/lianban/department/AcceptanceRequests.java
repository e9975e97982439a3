package org.lianban.department;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.lianban.department.archives.ArchivesAcceptanceRequest;
import org.lianban.department.archives.ArchivesTransferRequest;
import org.lianban.department.civildefence.CivilDefenceFilingRequest;
import org.lianban.department.construction.AcceptanceOpinionRequest;
import org.lianban.department.construction.CompletionFilingRequest;
import org.lianban.department.construction.FireCheckRequest;
import org.lianban.department.construction.FireFilingRequest;
import org.lianban.department.construction.FireOpinionRequest;
import org.lianban.department.planning.BlueStampRequest;
import org.lianban.department.planning.BlueStampVoidRequest;
import org.lianban.department.planning.FirstRegistrationRequest;
import org.lianban.department.planning.PlanningCertificateRequest;
import org.lianban.department.planning.RedStampRequest;
import org.lianban.department.qualitysupervision.SupervisionReportRequest;
import org.lianban.department.urbanmanagement.UtilitiesConfirmationRequest;

/** Requests about construction projects that are in order. */
public final class AcceptanceRequests {

    private static final LocalDate VISIT = LocalDate.of(2026, 11, 20);
    private static final String INSPECTORS = "张三、李四";

    private AcceptanceRequests() {}

    static ConstructionProject project(String name) {
        return new ConstructionProject(
                "2406-610113-04-01-123456", name, "雁翔路99号", "西安曲江智造有限公司", "91610113MA6TX1B23W", "610113202503180101");
    }

    static PlanningCertificateRequest planning(String caseNumber, String name) {
        return new PlanningCertificateRequest(
                caseNumber, project(name), "建字第1号", new BigDecimal("12800"), BigDecimal.ZERO, INSPECTORS, VISIT);
    }

    static FirstRegistrationRequest firstRegistration(String caseNumber) {
        return new FirstRegistrationRequest(caseNumber, project("厂房"), "整个工程", "（西安）联验字〔2026〕第000001号", null);
    }

    public static FireFilingRequest fireFiling(String caseNumber, String name) {
        return new FireFilingRequest(caseNumber, project(name), "整个工程", "office", new BigDecimal("3000"));
    }

    public static FireOpinionRequest fireOpinion(String caseNumber, String name) {
        return new FireOpinionRequest(
                caseNumber,
                project(name),
                "hotel-mall",
                new BigDecimal("12000"),
                new BigDecimal("24"),
                List.of("sprinkler"),
                12,
                INSPECTORS,
                VISIT);
    }

    static FireCheckRequest fireCheck(String caseNumber) {
        return new FireCheckRequest(caseNumber, project("厂房"), "消备1号", List.of("drawings"), INSPECTORS, VISIT);
    }

    static CompletionFilingRequest completion(String caseNumber) {
        return new CompletionFilingRequest(caseNumber, project("厂房"), "整个工程", VISIT, List.of(conclusion("pass")), "消备1号");
    }

    static AcceptanceOpinionRequest opinion(String caseNumber) {
        return new AcceptanceOpinionRequest(
                caseNumber,
                project("厂房"),
                "整个工程",
                "pass",
                List.of(conclusion("pass")),
                "消备1号",
                "市住建局",
                "60日内可以申请行政复议",
                null,
                LocalDate.of(2026, 12, 31));
    }

    static CivilDefenceFilingRequest civilDefence(String caseNumber) {
        return new CivilDefenceFilingRequest(
                caseNumber, project("住宅"), new BigDecimal("2100"), new BigDecimal("2100"), true, INSPECTORS, VISIT);
    }

    static ArchivesAcceptanceRequest archives(String caseNumber) {
        return new ArchivesAcceptanceRequest(caseNumber, project("厂房"), 40, 40, INSPECTORS, VISIT);
    }

    static ArchivesTransferRequest archivesTransfer(String caseNumber) {
        return new ArchivesTransferRequest(caseNumber, project("厂房"), "整个工程", "联验1号", null);
    }

    static UtilitiesConfirmationRequest utilities(String caseNumber) {
        return new UtilitiesConfirmationRequest(
                caseNumber, project("厂房"), List.of("drainage"), new BigDecimal("800"), INSPECTORS, VISIT);
    }

    static SupervisionReportRequest supervision(String caseNumber) {
        return new SupervisionReportRequest(caseNumber, project("厂房"), VISIT, List.of("organisation"), INSPECTORS, VISIT);
    }

    private static MemberConclusion conclusion(String conclusion) {
        return new MemberConclusion("planning", conclusion, null, "规核1号");
    }

    static BlueStampRequest blueStamp(String caseNumber) {
        return new BlueStampRequest(
                caseNumber,
                "2406-610113-04-01-123456",
                "芯片封装厂",
                "雁塔-2026-12",
                "西安曲江智造有限公司",
                "91610113MA6TX1B23W",
                new BigDecimal("30000"),
                "两栋厂房");
    }

    static RedStampRequest redStamp(String caseNumber) {
        return new RedStampRequest(caseNumber, "2406-610113-04-01-123456", "芯片封装厂", "蓝1号", "陕（2026）西安市不动产权第1号");
    }

    static BlueStampVoidRequest blueStampVoid(String caseNumber) {
        return new BlueStampVoidRequest(caseNumber, "蓝1号", "未竞得");
    }
}
