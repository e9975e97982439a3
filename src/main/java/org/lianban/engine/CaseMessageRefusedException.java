package org.lianban.engine;

/** The case no longer waits, or does not yet wait, for the message. */
public class CaseMessageRefusedException extends RuntimeException {

    CaseMessageRefusedException(String caseNumber) {
        super("案件 %s 现在的环节不能这样办理".formatted(caseNumber));
    }
}
