package org.lianban.engine;

/** A list by which a step would be repeated more often than one case can bear. */
class TooManyRounds extends Refusal {

    TooManyRounds(String step, int rounds, int most) {
        super("环节“%s”要重复 %d 次，最多 %d 次；请核对所依据的清单，或者分批办理".formatted(step, rounds, most));
    }
}
