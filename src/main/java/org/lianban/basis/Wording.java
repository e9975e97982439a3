package org.lianban.basis;

/** A sentence in both languages of the pages. */
record Wording(String zh, String en) {

    Wording and(Wording other) {
        return new Wording(zh + other.zh, en + " " + other.en);
    }
}
