package org.lianban.procedure.enterpriseopening;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.OffsetDateTime;
import java.util.Date;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The name, and the people behind it. */
abstract class NameStories extends OpeningStory {

    @Test
    @DisplayName("名称不可用：窗口更换字号后重新申报，用的是新字号")
    void anUnavailableNameIsReplacedAndReserved() {
        var opening = applicantSubmits(Application.in("tianshui"));
        department("reserveName").refuses("registrar.nameUnavailable", "麦香：同行业已有登记");

        departmentIsCalled(opening, "serviceTask_reserveName");
        assertThat(opening.openSteps()).containsExactly("userTask_renameEnterprise");
        assertThat(opening.value("nameRefusal")).isEqualTo("麦香：同行业已有登记");
        department("reserveName").accepts();
        hallRenames(opening, "麦田");
        licenceIsIssued(opening);

        assertThat(department("reserveName").effects())
                .singleElement()
                .satisfies(request -> assertThat(request).containsEntry("replacementTradeName", "麦田"));
        assertThat(department("registerEnterprise").effects()).hasSize(1);
    }

    @Test
    @DisplayName("名称第二次仍不可用：回到更换字号，不会结案")
    void aSecondUnavailableNameIsReplacedAgain() {
        var opening = applicantSubmits(Application.in("tianshui"));
        department("reserveName").refuses("registrar.nameUnavailable", "同行业已有登记");

        departmentIsCalled(opening, "serviceTask_reserveName");
        hallRenames(opening, "麦田");
        departmentIsCalled(opening, "serviceTask_reserveName");

        assertThat(opening.openSteps()).containsExactly("userTask_renameEnterprise");
    }

    @Test
    @DisplayName("有人没有通过核验：现场核验后继续登记")
    void anUnverifiedPersonComesInPerson() {
        var opening = applicantSubmits(Application.in("tianshui"));
        department("verifyIdentities").answers("identitiesVerified", false);

        nameIsReservedAndIdentitiesVerified(opening);
        assertThat(opening.openSteps()).containsExactly("userTask_verifyInPerson");
        hallVerifiesInPerson(opening);
        departmentIsCalled(opening, "serviceTask_registerEnterprise");

        assertThat(opening.hasPassed("endEvent_registered")).isTrue();
    }

    @Test
    @DisplayName("核验结果没有返回：案件停在核验这一步，不当作已核验")
    void aMissingVerificationResultIsNotTakenForSuccess() {
        var opening = applicantSubmits(Application.in("tianshui"));
        department("verifyIdentities").answers("identitiesVerified", null);
        departmentIsCalled(opening, "serviceTask_reserveName");

        failsAndStays(opening, () -> departmentIsCalled(opening, "serviceTask_verifyIdentities"));
        assertThat(opening.openSteps()).containsExactly("serviceTask_verifyIdentities");
    }

    @Test
    @DisplayName("等待现场核验时名称保留期届满：未登记，已办结")
    void theCaseClosesWhenTheNameExpiresBeforeThePersonComes() {
        var opening = applicantSubmits(Application.in("tianshui"));
        department("verifyIdentities").answers("identitiesVerified", false);
        nameIsReservedAndIdentitiesVerified(opening);

        assertThat(opening.timer("event_nameExpiredUnverified").getDuedate()).isEqualTo(endOfReservation());
        opening.timeRunsOut("event_nameExpiredUnverified");

        assertThat(opening.endEvents()).containsExactlyInAnyOrder("endEvent_nameExpired", "endEvent_closedUnregistered");
        closedUnregistered(opening, "enterpriseOpening.nameExpired");
    }

    @Test
    @DisplayName("等待补正时名称保留期届满：逾期未补正，已退回")
    void theCaseClosesWhenTheNameExpiresBeforeTheSupplement() {
        var opening = applicantSubmits(Application.in("tianshui").with("addressKind", "proven"));
        nameIsReservedAndIdentitiesVerified(opening);
        registrarConcludes(opening, "supplement", Map.of("gaps", "住所证明缺页"));

        assertThat(opening.timer("event_nameExpiredUnsupplemented").getDuedate()).isEqualTo(endOfReservation());
        opening.timeRunsOut("event_nameExpiredUnsupplemented");

        assertThat(opening.endEvents()).containsExactlyInAnyOrder("endEvent_lapsed", "endEvent_closedUnregistered");
        closedUnregistered(opening, "enterpriseOpening.nameExpired");
    }

    @Test
    @DisplayName("现场核验未通过：转登记机关审查，不予登记")
    void anUnprovenPersonIsTheRegistrarsToRefuse() {
        var opening = applicantSubmits(Application.in("tianshui"));
        department("verifyIdentities").answers("identitiesVerified", false);
        nameIsReservedAndIdentitiesVerified(opening);

        hallFindsTheProofFailed(opening);
        registrarConcludes(opening, "refuse", Map.of("refusalReason", "冒用他人身份"));

        assertThat(opening.endEvents()).containsExactlyInAnyOrder("endEvent_refused", "endEvent_closedUnregistered");
        assertThat(department("registerEnterprise").attempts()).isEmpty();
    }

    private static Date endOfReservation() {
        return Date.from(OffsetDateTime.parse(Departments.NAME_RESERVED_UNTIL).toInstant());
    }
}
