package org.lianban.procedure.enterpriseopening;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.spin.Spin;

/** What the case knows once an application is in: the answers to the start form as the engine keeps them. */
record Application(Map<String, Object> answers) {

    /** The company with which nothing is wrong, at a standard address; free seals and the housing fund, but no bank. */
    static Application in(String municipality) {
        var answers = new HashMap<>(Applications.aLimitedCompany());
        answers.replaceAll((key, value) -> value instanceof List ? Spin.JSON(value) : value);
        return new Application(answers)
                .with("municipality", municipality)
                .with("enterpriseName", "天水市秦州区华盛软件开发有限公司")
                .with("freeSealPackage", true)
                .with("bankRequested", false)
                .with("accountReservationRequested", false);
    }

    /** With an account as well, reserved before the licence. */
    static Application withBankIn(String municipality) {
        return in(municipality)
                .with("bankRequested", true)
                .with("accountReservationRequested", true)
                .with("bankName", "咸阳银行")
                .with("bankBranch", "秦都支行")
                .with("bankAppointmentOn", "2026-02-12");
    }

    Application with(String key, Object value) {
        var changed = new HashMap<>(answers);
        changed.put(key, value);
        return new Application(Collections.unmodifiableMap(changed));
    }
}
