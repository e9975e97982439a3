package org.lianban.department.answer;

/** What every answer says that a department sends after it took an order under a ticket. */
public interface DeferredAnswer {

    String caseNumber();

    /** The ticket that the department gave when it took the order. */
    String ticket();

    /** Given by the department, the same in each repetition of the answer. */
    String answerId();
}
