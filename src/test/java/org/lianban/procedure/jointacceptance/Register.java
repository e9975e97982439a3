package org.lianban.procedure.jointacceptance;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.DelegateExecution;

/** The register of projects and their parts as a case sees it; what it knows of other parts is as the story says. */
final class Register {

    private final Map<String, Object> known = new HashMap<>(Map.of(
            "planningAcceptedBefore", false, "civilDefenceAcceptedBefore", false, "partName", "整体"));
    private final Map<String, Object> concluded = new HashMap<>(Map.of("commonPartsDue", false, "partsAccepted", "整体"));
    private final List<Map<String, Object>> records = new ArrayList<>();
    private int conclusions;

    Register() {
        Stream.of("planning", "civilDefence").forEach(member -> {
            known.put(member + "Conclusion", null);
            known.put(member + "Certificate", null);
        });
    }

    void registerAcceptancePart(DelegateExecution execution) {
        known.forEach(execution::setVariable);
    }

    void concludeAcceptancePart(DelegateExecution execution) {
        conclusions++;
        concluded.forEach(execution::setVariable);
    }

    void recordAcceptance(DelegateExecution execution) {
        records.add(new HashMap<>(execution.getVariables()));
    }

    /** An earlier stage of the project has passed planning verification and civil defence. */
    void knowsAnEarlierStage() {
        Map.of("planning", "GHHS-0", "civilDefence", "RFBA-0").forEach((member, certificate) -> {
            known.put(member + "AcceptedBefore", true);
            known.put(member + "Conclusion", "pass");
            known.put(member + "Certificate", certificate);
        });
    }

    /** All other units of the project have been accepted. */
    void knowsAllOtherUnitsAccepted() {
        concluded.putAll(Map.of("commonPartsDue", true, "partsAccepted", "1号楼、2号楼"));
    }

    int conclusions() {
        return conclusions;
    }

    /** What was known each time a result was recorded. */
    List<Map<String, Object>> records() {
        return records;
    }
}
