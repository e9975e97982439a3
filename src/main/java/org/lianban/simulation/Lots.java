package org.lianban.simulation;

import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * The lots of one case. Each question has lots of its own, which depend on seed, case, question and how often it was asked, and on
 * nothing else: what a change adds to a diagram or takes from it leaves the lots of all other steps as they were, so that a
 * comparison shows the change and not another hand of cards.
 */
final class Lots {

    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    private final long seed;
    private final Map<String, Integer> asked = new HashMap<>();

    Lots(long seed, int number) {
        this.seed = (seed * GOLDEN + number) * GOLDEN;
    }

    /** From 0 inclusive to 1 exclusive. */
    double draw(String question) {
        return random(question).nextDouble();
    }

    /** Of the standard normal distribution. */
    double gaussian(String question) {
        return random(question).nextGaussian();
    }

    private SplittableRandom random(String question) {
        var round = asked.merge(question, 1, Integer::sum);
        var hash = seed;
        for (var i = 0; i < question.length(); i++) {
            hash = (hash ^ question.charAt(i)) * GOLDEN;
            hash ^= hash >>> 29;
        }
        return new SplittableRandom(hash + round * GOLDEN);
    }
}
