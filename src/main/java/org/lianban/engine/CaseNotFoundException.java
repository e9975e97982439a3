package org.lianban.engine;

/** There is no such case, or none that the caller may know of. */
public class CaseNotFoundException extends RuntimeException {

    public CaseNotFoundException(String caseNumber) {
        super("没有找到案件 " + caseNumber);
    }
}
