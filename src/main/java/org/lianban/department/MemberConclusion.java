package org.lianban.department;

import jakarta.validation.constraints.NotBlank;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.lianban.engine.Variable;
import org.springframework.lang.Nullable;

/**
 * What one member of a joint acceptance concluded.
 *
 * @param member prefix of its variables, for example {@code fireAcceptance}
 * @param conclusion {@code pass}, {@code deferred}, {@code rectify} or {@code fail}
 * @param demand what it wants rectified, if anything
 * @param certificateNumber number of its document where it passed
 */
public record MemberConclusion(
        @NotBlank String member, @NotBlank String conclusion, @Nullable String demand, @Nullable String certificateNumber) {

    private static final List<String> MEMBERS = List.of(
            "planning", "fireAcceptance", "fireCheck", "civilDefence", "archives", "urbanManagement", "qualitySupervision");

    /** Of all members that took part, in the order of the opinion. */
    public static List<MemberConclusion> of(DelegateExecution execution) {
        return MEMBERS.stream().flatMap(member -> of(member, execution)).toList();
    }

    private static Stream<MemberConclusion> of(String member, DelegateExecution execution) {
        return text(member + "Conclusion", execution).stream().map(conclusion -> new MemberConclusion(
                member,
                conclusion,
                text(member + "Demand", execution).orElse(null),
                text(member + "Certificate", execution).orElse(null)));
    }

    private static Optional<String> text(String name, DelegateExecution execution) {
        return Variable.of(name, String.class).find(execution);
    }

    public boolean hasPassed() {
        return conclusion.equals("pass") || conclusion.equals("deferred");
    }
}
