package org.lianban.journal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.interceptor.CommandContextListener;
import org.camunda.bpm.engine.impl.interceptor.Session;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Gathers the events of one command in the order in which they happen, and writes one row for each case they touch. */
class JournalSession implements Session, CommandContextListener {

    /** An event and whose it is. */
    record Entry(Subject subject, Map<String, Object> event) {}

    private final JournalWriter writer;
    private final Actors actors;
    private final FailedAttempts failures;
    private final List<Entry> waiting = new ArrayList<>();
    private final List<Entry> written = new ArrayList<>();
    private String actor;
    private String command;
    private Throwable failure;

    JournalSession(JournalWriter writer, Actors actors, FailedAttempts failures, CommandContext context) {
        this.writer = writer;
        this.actors = actors;
        this.failures = failures;
        context.registerCommandContextListener(this);
    }

    /** The command's session; opened after that of the entities, for sessions that begin while others flush would repeat these. */
    static JournalSession of(CommandContext command) {
        command.getDbEntityManager();
        return command.getSession(JournalSession.class);
    }

    void add(Subject subject, String kind, Map<String, ?> details) {
        var event = new LinkedHashMap<String, Object>();
        event.put("kind", kind);
        details.forEach((name, value) -> {
            if (value != null) {
                event.put(name, value);
            }
        });
        begin();
        waiting.add(new Entry(subject, event));
    }

    private void begin() {
        if (actor != null) {
            return;
        }
        actor = actors.current();
        command = RunningCommand.name();
        if (TransactionSynchronizationManager.isSynchronizationActive()) {
            TransactionSynchronizationManager.registerSynchronization(failures.watch(this));
        }
    }

    /**
     * Locks the cases that have events, in the order of their numbers and the installation last, and writes their rows. Runs
     * before the engine writes its own, so that commands on one case queue at its row and nowhere else.
     */
    void write() {
        if (waiting.isEmpty()) {
            return;
        }
        var entries = List.copyOf(waiting);
        waiting.clear();
        var numbers = new LinkedHashMap<Subject, String>();
        var chains = new LinkedHashMap<String, JournalWriter.Chain>();
        var subjects = entries.stream().map(Entry::subject).distinct().toList();
        if (subjects.size() == 1) {
            lock(subjects.get(0), numbers, chains);
        } else {
            lockInOrder(subjects, numbers, chains);
        }
        var events = new TreeMap<String, List<Map<String, Object>>>(JournalSession::installationLast);
        entries.forEach(entry -> events.computeIfAbsent(numbers.get(entry.subject()), number -> new ArrayList<>()).add(entry.event()));
        events.forEach((number, happened) -> writer.append(chains.get(number), actor, command, happened));
        written.addAll(entries);
    }

    private void lockInOrder(List<Subject> subjects, Map<Subject, String> numbers, Map<String, JournalWriter.Chain> chains) {
        var roots = new LinkedHashMap<String, String>();
        subjects.forEach(subject -> numbers.put(subject, number(subject, roots)));
        var locked = new LinkedHashMap<String, JournalWriter.Chain>();
        numbers.values().stream()
                .distinct()
                .sorted(JournalSession::installationLast)
                .forEach(number -> locked.put(number, lockKnown(number)));
        numbers.replaceAll((subject, number) -> locked.get(number).caseNumber());
        locked.values().forEach(chain -> chains.put(chain.caseNumber(), chain));
    }

    private String number(Subject subject, Map<String, String> roots) {
        if (subject.caseNumber() != null) {
            return subject.caseNumber();
        }
        var root = subject.rootInstance() != null ? subject.rootInstance() : writer.rootOf(subject.instance());
        return roots.computeIfAbsent(root, instance -> writer.caseNumberOf(instance).orElse(Subject.INSTALLATION_NAME));
    }

    private JournalWriter.Chain lockKnown(String number) {
        return number.equals(Subject.INSTALLATION_NAME)
                ? writer.lockInstallation()
                : writer.lockCase(number).orElseGet(writer::lockInstallation);
    }

    /** The usual command touches one case, found and locked in one round trip. */
    private void lock(Subject subject, Map<Subject, String> numbers, Map<String, JournalWriter.Chain> chains) {
        JournalWriter.Chain chain;
        if (subject.caseNumber() != null) {
            chain = lockKnown(subject.caseNumber());
        } else {
            var root = subject.rootInstance() != null ? subject.rootInstance() : writer.rootOf(subject.instance());
            chain = writer.lockRoot(root).orElseGet(writer::lockInstallation);
        }
        numbers.put(subject, chain.caseNumber());
        chains.put(chain.caseNumber(), chain);
    }

    static int installationLast(String left, String right) {
        var last = Boolean.compare(left.equals(Subject.INSTALLATION_NAME), right.equals(Subject.INSTALLATION_NAME));
        return last != 0 ? last : left.compareTo(right);
    }

    /** Only what came after the engine's own flush, which comes first. */
    @Override
    public void flush() {
        write();
    }

    @Override
    public void close() {
        // a rollback is known only when the transaction has ended
    }

    @Override
    public void onCommandContextClose(CommandContext context) {
        // written with the flush of the engine's entities
    }

    @Override
    public void onCommandFailed(CommandContext context, Throwable cause) {
        failure = cause;
    }

    List<Entry> attempted() {
        var all = new ArrayList<>(written);
        all.addAll(waiting);
        return all;
    }

    String actor() {
        return actor;
    }

    String command() {
        return command;
    }

    Throwable failure() {
        return failure;
    }
}
