package org.lianban.sandbox;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Ways in which a department may behave. */
public enum SandboxMode {
    /** As the request deserves. */
    @JsonProperty("normal")
    NORMAL,
    /** Does what was asked, but answers only after the delay. */
    @JsonProperty("slow")
    SLOW,
    /** Does nothing and answers 503. */
    @JsonProperty("down")
    DOWN,
    /** Refuses at once, for the reason given. */
    @JsonProperty("refuse")
    REFUSE,
    /** Does what was asked, but its answer cannot be read. */
    @JsonProperty("garbage")
    GARBAGE,
    /** Does what was asked, but its answer lacks what the contract demands. */
    @JsonProperty("incomplete")
    INCOMPLETE,
    /** Gives its later answer after the delay instead of the usual one. */
    @JsonProperty("answer-later")
    ANSWER_LATER,
    /** Gives its later answer twice. */
    @JsonProperty("answer-twice")
    ANSWER_TWICE,
    /** Takes the order and never answers. */
    @JsonProperty("never-answer")
    NEVER_ANSWER,
    /** Takes the order and refuses in its later answer, for the reason given. */
    @JsonProperty("refuse-later")
    REFUSE_LATER
}
