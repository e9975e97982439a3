package org.lianban.department.answer;

import org.springframework.http.HttpStatus;

/** What became of an answer, and what the department is told when it delivers it. */
enum AnswerState {
    /** The case went on with it. */
    APPLIED(HttpStatus.OK, "答复已送达案件"),
    /** Kept until the case waits for it. */
    PENDING(HttpStatus.ACCEPTED, "答复已收存，待案件到达等待环节时送达"),
    /** Nobody waits for it any more. */
    LATE(HttpStatus.CONFLICT, "案件已不再等待这一答复：受理凭证属于以前的轮次，或者案件已办结、已越过该环节"),
    /** There is no such case. */
    UNKNOWN(HttpStatus.NOT_FOUND, "没有这一案件");

    private final HttpStatus status;
    private final String message;

    AnswerState(HttpStatus status, String message) {
        this.status = status;
        this.message = message;
    }

    HttpStatus status() {
        return status;
    }

    String message() {
        return message;
    }
}
