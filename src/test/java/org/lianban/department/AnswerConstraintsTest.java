package org.lianban.department;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.lianban.department.archives.ArchivesTransferAnswer;
import org.lianban.department.construction.AcceptanceOpinionAnswer;
import org.lianban.department.construction.FireFilingAnswer;
import org.lianban.department.planning.FirstRegistrationAnswer;
import org.lianban.department.registrar.RegistrationAnswer;

class AnswerConstraintsTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);

    private final ContractValidator validator = new ContractValidator();

    @AfterEach
    void close() {
        validator.destroy();
    }

    @Test
    @DisplayName("办结的答复须齐全，统一社会信用代码校验位须相符")
    void aCompleteAnswerHasEverythingAndAValidCode() {
        assertThat(faults(new RegistrationAnswer(false, null, Requests.CREDIT_CODE, "1", "2", TODAY))).isEmpty();
        assertThat(faults(new RegistrationAnswer(false, null, Requests.CREDIT_CODE, "1", null, TODAY)))
                .containsExactly("registrationNoticeNumber 不得缺少");
        assertThat(faults(new RegistrationAnswer(false, null, "91330100799655058C", "1", "2", TODAY)))
                .containsExactly("unifiedSocialCreditCode 统一社会信用代码校验位不符");
    }

    @Test
    @DisplayName("不予办理的答复须有理由")
    void aRefusalHasItsReason() {
        assertThat(faults(RegistrationAnswer.refusal("材料虚假"))).isEmpty();
        assertThat(faults(RegistrationAnswer.refusal(" "))).containsExactly("reason 不得缺少");
    }

    @Test
    @DisplayName("文书须有编号，退回须有理由")
    void aCertificateHasItsNumber() {
        assertThat(faults(CertificateAnswer.number("规核1号"))).isEmpty();
        assertThat(faults(CertificateAnswer.number(null))).containsExactly("certificateNumber 不得缺少");
        assertThat(faults(CertificateAnswer.number(" "))).containsExactly("certificateNumber 不得缺少");
        assertThat(faults(CertificateAnswer.refusal("许可不符"))).isEmpty();
        assertThat(faults(CertificateAnswer.refusal(""))).containsExactly("reason 不得缺少");
    }

    @Test
    @DisplayName("备案凭证、意见书、登记受理和档案回执须有编号")
    void whatCannotBeRefusedHasItsNumber() {
        assertThat(faults(new FireFilingAnswer(" ", true))).singleElement().asString().startsWith("filingNumber ");
        assertThat(faults(new AcceptanceOpinionAnswer(null))).singleElement().asString().startsWith("opinionNumber ");
        assertThat(faults(new FirstRegistrationAnswer(""))).singleElement().asString().startsWith("acceptanceNumber ");
        assertThat(faults(new ArchivesTransferAnswer(null))).singleElement().asString().startsWith("receiptNumber ");
    }

    private Iterable<String> faults(Object answer) {
        return validator.validate(answer).stream()
                .map(violation -> violation.getPropertyPath() + " " + violation.getMessage())
                .toList();
    }
}
