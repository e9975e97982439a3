package org.lianban.department.medicalinsurance;

import jakarta.validation.constraints.PositiveOrZero;
import org.lianban.department.AnsweredOrRefused;
import org.lianban.department.Refusable;

/**
 * The registration, or which data were returned and why.
 *
 * @param employerNumber 单位编号
 * @param insuredCount number of employees registered
 */
@AnsweredOrRefused
public record MedicalInsuranceRegistrationAnswer(boolean refused, String reason, String employerNumber, @PositiveOrZero Integer insuredCount) implements Refusable {

    public static MedicalInsuranceRegistrationAnswer refusal(String reason) {
        return new MedicalInsuranceRegistrationAnswer(true, reason, null, null);
    }
}
