package org.lianban.department;

/**
 * A department's certificate after an inspection that was passed, or why its system does not give one.
 *
 * @param certificateNumber number of the document
 */
@AnsweredOrRefused
public record CertificateAnswer(boolean refused, String reason, String certificateNumber) implements Refusable {

    public static CertificateAnswer refusal(String reason) {
        return new CertificateAnswer(true, reason, null);
    }

    public static CertificateAnswer number(String certificateNumber) {
        return new CertificateAnswer(false, null, certificateNumber);
    }
}
