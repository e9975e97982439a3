package org.lianban.sandbox;

import org.lianban.department.CertificateAnswer;
import org.lianban.department.ConstructionProject;
import org.springframework.stereotype.Component;

/** Certificates of the departments that inspect works; none for a project with 「登记不通过」 in its name. */
@InSandbox
@Component
class Certificates {

    private static final String NOT_REGISTERED = "登记不通过";

    private final SandboxNumbers numbers;

    Certificates(SandboxNumbers numbers) {
        this.numbers = numbers;
    }

    /** @param kind character of the document's number, for example {@code 消验} */
    CertificateAnswer issue(String municipality, ConstructionProject project, String kind) {
        return project.projectName().contains(NOT_REGISTERED)
                ? CertificateAnswer.refusal("系统登记的工程信息与许可不一致，请核对后重新提交")
                : CertificateAnswer.number(numbers.document(municipality, kind));
    }
}
