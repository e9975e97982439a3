package org.lianban.notice;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A notice as it was sent.
 *
 * @param number {@code <case number>-T<n>}
 * @param addressee who applied; null where the case does not name them
 * @param facts results that it tells, as the diagram labels them
 * @param basis clause or law
 * @param issuer department that sent it
 */
record Notice(
        String number,
        String title,
        String addressee,
        String text,
        List<Fact> facts,
        String closing,
        String basis,
        String issuer,
        LocalDate issuedOn) {

    record Fact(String label, String value) {}

    /** The words that the hash is over: one line each, nothing that is only layout. */
    String words() {
        return Stream.of(
                        Stream.of(title, number, addressee, text),
                        facts.stream().map(fact -> fact.label() + "：" + fact.value()),
                        Stream.of(closing, basis, issuer, issuedOn.toString()))
                .flatMap(lines -> lines)
                .filter(line -> line != null && !line.isEmpty())
                .collect(Collectors.joining("\n"));
    }
}
