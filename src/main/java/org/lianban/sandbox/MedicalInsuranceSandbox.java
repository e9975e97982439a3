package org.lianban.sandbox;

import java.util.Optional;
import org.lianban.department.medicalinsurance.MedicalInsurance;
import org.lianban.department.medicalinsurance.MedicalInsuranceRegistrationAnswer;
import org.lianban.department.medicalinsurance.MedicalInsuranceRegistrationRequest;
import org.springframework.web.bind.annotation.RestController;

/** The medical insurance bureau, which returns the data of employees whose identity does not hold. */
@InSandbox
@RestController
class MedicalInsuranceSandbox implements MedicalInsurance {

    private final SandboxDesk desk;
    private final SandboxNumbers numbers;

    MedicalInsuranceSandbox(SandboxDesk desk, SandboxNumbers numbers) {
        this.desk = desk;
        this.numbers = numbers;
    }

    @Override
    public MedicalInsuranceRegistrationAnswer registerEmployer(
            String idempotencyKey, String municipality, MedicalInsuranceRegistrationRequest request) {
        var call = new SandboxCall(ROLE, "registerEmployer", idempotencyKey, municipality, request.caseNumber(), request);
        return desk.answer(call, MedicalInsuranceRegistrationAnswer.class, MedicalInsuranceRegistrationAnswer::refusal, setting -> register(municipality, request));
    }

    private MedicalInsuranceRegistrationAnswer register(String municipality, MedicalInsuranceRegistrationRequest request) {
        if (request.insuranceKinds().isEmpty()) {
            return MedicalInsuranceRegistrationAnswer.refusal("没有选择参保险种");
        }
        return firstObstacle(request).map(MedicalInsuranceRegistrationAnswer::refusal).orElseGet(() -> new MedicalInsuranceRegistrationAnswer(
                false,
                null,
                "YB" + numbers.regional(municipality, "medical-insurance", 8),
                request.employees().size()));
    }

    private static Optional<String> firstObstacle(MedicalInsuranceRegistrationRequest request) {
        return request.employees().stream()
                .flatMap(employee -> Persons.obstacle(employee.name(), employee.idNumber())
                        .map(reason -> "职工%s：%s".formatted(employee.name(), reason))
                        .stream())
                .findFirst();
    }
}
