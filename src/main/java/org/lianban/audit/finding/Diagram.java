package org.lianban.audit.finding;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.springframework.lang.Nullable;

/**
 * A deployed diagram as a graph.
 *
 * @param properties of the process
 */
public record Diagram(Map<String, String> properties, Map<String, Node> nodes) {

    /** A version that is not deployed any more demands nothing. */
    public static final Diagram UNKNOWN = new Diagram(Map.of(), Map.of());

    /** Steps whose work can be missing; gateways and events only lead on. */
    private static final Set<String> WORK =
            Set.of("userTask", "serviceTask", "businessRuleTask", "receiveTask", "sendTask", "callActivity", "subProcess");

    /**
     * @param type of BPMN, for example {@code userTask}
     * @param scope id of the sub-process around it; null for the process itself
     * @param sources where its flows come from
     * @param attachedTo the step on whose border it is; null for others
     * @param repeated whether it is done once for each of several
     * @param byEvent whether it is a sub-process that begins with an event
     */
    public record Node(
            String id,
            String name,
            String type,
            @Nullable String scope,
            List<String> sources,
            @Nullable String attachedTo,
            boolean repeated,
            boolean byEvent,
            Map<String, String> properties) {}

    String property(String element, String name) {
        var node = nodes.get(element);
        return node == null ? null : node.properties().get(name);
    }

    /** The steps that every way to this one passes and completes, those around it included. */
    List<Node> demandedBefore(String element) {
        var node = nodes.get(element);
        if (node == null) {
            return List.of();
        }
        var beside = nodes.values().stream()
                .filter(other -> Objects.equals(other.scope(), node.scope()) && WORK.contains(other.type()) && !other.byEvent())
                .filter(other -> !other.id().equals(element) && !isReachedWithout(other, node));
        return Stream.concat(beside, node.scope() == null ? Stream.of() : demandedBefore(node.scope()).stream()).toList();
    }

    /** Whether the target can be reached though the step is never completed; it may have been begun, and left over its border. */
    private boolean isReachedWithout(Node step, Node target) {
        var reached = new HashSet<String>();
        var grown = true;
        while (grown) {
            grown = nodes.values().stream()
                    .filter(node -> Objects.equals(node.scope(), target.scope()) && !reached.contains(node.id()))
                    .filter(node -> begins(node)
                            || reached.contains(Objects.requireNonNullElse(node.attachedTo(), ""))
                            || isLedTo(node, reached, step))
                    .map(node -> reached.add(node.id()))
                    .toList()
                    .contains(true);
        }
        return reached.contains(target.id());
    }

    /** A parallel gateway waits for all that leads to it. */
    private static boolean isLedTo(Node node, Set<String> reached, Node unless) {
        Predicate<String> arrived = source -> reached.contains(source) && !source.equals(unless.id());
        return !node.sources().isEmpty()
                && (node.type().equals("parallelGateway") ? node.sources().stream().allMatch(arrived) : node.sources().stream().anyMatch(arrived));
    }

    /** The steps to which a case can come before it has passed any of these. */
    Set<String> reachedBefore(Collection<String> passed) {
        var seen = new HashSet<String>();
        var next = new ArrayDeque<>(with(node -> node.scope() == null && begins(node)));
        while (!next.isEmpty()) {
            var id = next.poll();
            if (!passed.contains(id) && seen.add(id)) {
                after(nodes.get(id)).forEach(node -> next.add(node.id()));
            }
        }
        return seen;
    }

    private Stream<Node> after(Node node) {
        var within = nodes.values().stream().filter(other -> node.id().equals(other.scope()) && begins(other)).toList();
        if (!within.isEmpty()) {
            return within.stream();
        }
        var outer = nodes.get(Objects.requireNonNullElse(node.scope(), ""));
        var ends = nodes.values().stream().noneMatch(other -> other.sources().contains(node.id()));
        return nodes.values().stream().filter(other -> other.sources().contains(node.id())
                || node.id().equals(other.attachedTo())
                // a sub-process is left over its border from anywhere, and by its flows where it ends
                || outer != null && (outer.id().equals(other.attachedTo()) || ends && other.sources().contains(outer.id())));
    }

    private static boolean begins(Node node) {
        return node.sources().isEmpty() && node.attachedTo() == null && !node.byEvent();
    }

    /** Whether it lies within a sub-process that begins with an event: it has no place in the order of the others. */
    boolean isAside(String element) {
        for (var node = nodes.get(element); node != null; node = nodes.get(Objects.requireNonNullElse(node.scope(), ""))) {
            if (node.byEvent()) {
                return true;
            }
        }
        return false;
    }

    List<String> with(Predicate<Node> condition) {
        return nodes.values().stream().filter(condition).map(Node::id).toList();
    }
}
