package org.lianban.simulation;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.DmnEngineConfiguration;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineConfiguration;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.StandaloneInMemProcessEngineConfiguration;
import org.camunda.bpm.engine.impl.db.DbEntity;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.EventSubscriptionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TimerEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.spin.plugin.impl.SpinProcessEnginePlugin;
import org.lianban.deadline.SimulatedTime;
import org.lianban.engine.ModelPath;
import org.lianban.engine.OfficialTime;
import org.lianban.engine.Variable;
import org.lianban.form.DrawnForm;
import org.lianban.form.FormContext;
import org.lianban.form.FormRejected;
import org.lianban.model.JavaFacts;
import org.lianban.simulation.Assumptions.Party;

/**
 * An engine in memory that knows the models of one procedure as they lie, on which cases are played one after the other.
 *
 * <p>A case is played from its start to its end within one command of the engine, which is never committed: nothing is written, so
 * ten thousand cases take minutes. What waits in the engine, tasks, jobs and subscriptions, waits in a queue of the case until
 * the virtual clock has come to it.
 */
final class Stage implements AutoCloseable {

    private static final Variable<String> MUNICIPALITY = Variable.of("municipality", String.class);
    private static final Variable<LocalDate> ACCEPTED_ON = Variable.of("acceptedOn", LocalDate.class);
    private static final Pattern DELEGATE = Pattern.compile("delegateExpression=\"[$#]\\{(\\w+)}\"");
    private static final Pattern FLAG = Pattern.compile("[$#]\\{!?(\\w+)}");
    private static final Pattern CALLED = Pattern.compile("calledElement=\"([\\w-]+)\"");
    private static final Pattern FORM_ID = Pattern.compile("\"id\"\\s*:\\s*\"([\\w-]+)\"\\s*,\\s*\"components\"|\"id\"\\s*:\\s*\"([\\w-]+)\"");
    private static final String SAMPLE = "模拟";
    private static final int MOST_EVENTS = 5_000;

    /** Ends the command of a case without a commit. */
    private static final class Curtain extends RuntimeException {
        Curtain() {
            super(null, null, false, false);
        }
    }

    /**
     * Something that the case waits for.
     *
     * @param number orders what comes at the same moment
     */
    private record Awaited(Instant at, int number, Instant since, DbEntity entity, Party party, ActivityImpl activity) {}

    private final String procedure;
    private final Assumptions assumptions;
    private final List<String> municipalities;
    private final VirtualClock clock = new VirtualClock();
    private final SimulatedTime time;
    private final ProcessEngine engine;
    private final ProcessEngineConfigurationImpl configuration;
    private final Map<String, String> formTexts = new HashMap<>();
    private final Map<String, DrawnForm> forms = new HashMap<>();
    private final List<LocalDate> days;
    private final Optional<String> startForm;

    private Lots lots;
    private Course course;

    /**
     * @param models contents by path, as {@link org.lianban.model.ModelFolder} reads them
     * @param municipalities ids, for where nothing is said of their shares
     */
    Stage(Map<String, byte[]> models, String procedure, Assumptions assumptions, List<String> municipalities) {
        this.procedure = procedure;
        this.assumptions = assumptions;
        this.municipalities = municipalities;
        this.days = assumptions.firstDay().datesUntil(assumptions.firstDay().plusYears(2)).filter(SimulatedTime::isWorkday)
                .limit(assumptions.days()).toList();
        var folders = folders(models);
        if (!folders.containsKey(procedure)) {
            throw new InvalidAssumption("没有流程 " + procedure);
        }
        this.time = new SimulatedTime(table(models), clock);
        this.configuration = configuration(folders.get(procedure).values());
        this.engine = configuration.buildProcessEngine();
        deploy(folders);
        this.startForm = startForm();
        models.forEach((name, content) -> {
            if (name.endsWith(".form")) {
                readForm(new String(content, StandardCharsets.UTF_8));
            }
        });
    }

    private static Map<String, Map<String, byte[]>> folders(Map<String, byte[]> models) {
        var folders = new TreeMap<String, Map<String, byte[]>>();
        models.forEach((name, content) -> ModelPath.of(name).ifPresent(
                path -> folders.computeIfAbsent(path.folder(), folder -> new TreeMap<>()).put(name, content)));
        return folders;
    }

    private static Function<Map<String, Object>, Optional<Map<String, Object>>> table(Map<String, byte[]> models) {
        var dmn = DmnEngineConfiguration.createDefaultDmnEngineConfiguration().buildEngine();
        var content = models.get("decisions/time-limit/time-limit.dmn");
        if (content == null) {
            throw new InvalidAssumption("没有时限表 decisions/time-limit/time-limit.dmn");
        }
        var table = dmn.parseDecision("timeLimit", new ByteArrayInputStream(content));
        return inputs -> ask(dmn, table, inputs);
    }

    private static Optional<Map<String, Object>> ask(DmnEngine dmn, DmnDecision table, Map<String, Object> inputs) {
        var rule = dmn.evaluateDecisionTable(table, Variables.fromMap(inputs)).getSingleResult();
        return Optional.ofNullable(rule).map(found -> found.getEntryMap());
    }

    private ProcessEngineConfigurationImpl configuration(Iterable<byte[]> files) {
        var settings = new StandaloneInMemProcessEngineConfiguration();
        settings.setProcessEngineName("simulation-" + UUID.randomUUID());
        settings.setJdbcUrl("jdbc:h2:mem:" + settings.getProcessEngineName());
        settings.setHistory(ProcessEngineConfiguration.HISTORY_NONE);
        settings.setJobExecutorActivate(false);
        settings.setMetricsEnabled(false);
        settings.setCmmnEnabled(false);
        settings.setEnableExceptionsAfterUnhandledBpmnError(true);
        settings.setEnableCmdExceptionLogging(false);
        settings.setDefaultSerializationFormat("application/json");
        settings.getProcessEnginePlugins().add(new SpinProcessEnginePlugin());
        settings.setCustomPreBPMNParseListeners(List.of(new CourseListener(() -> course), time));
        settings.setBeans(beans(files));
        return settings;
    }

    private Map<Object, Object> beans(Iterable<byte[]> files) {
        var facts = JavaFacts.packaged();
        var flags = new HashSet<String>();
        var names = new HashSet<String>();
        for (var file : files) {
            var text = new String(file, StandardCharsets.UTF_8);
            FLAG.matcher(text).results().forEach(found -> flags.add(found.group(1)));
            DELEGATE.matcher(text).results().forEach(found -> names.add(found.group(1)));
        }
        var beans = new HashMap<Object, Object>();
        names.forEach(name -> {
            var usual = new TreeMap<String, Object>();
            if (facts.delegates().containsKey(name)) {
                facts.delegates().get(name).sets().forEach(variable -> usual.put(variable, flags.contains(variable) ? Boolean.TRUE : SAMPLE));
            }
            beans.put(name, new SimulatedStep(usual, assumptions, () -> lots, clock));
        });
        beans.put("deadline", time.bean());
        return beans;
    }

    /** The procedure, what it calls, and the tables that all share; each folder as a deployment of its own. */
    private void deploy(Map<String, Map<String, byte[]>> folders) {
        var called = new HashSet<String>();
        folders.get(procedure).forEach((name, content) ->
                CALLED.matcher(new String(content, StandardCharsets.UTF_8)).results().forEach(found -> called.add(found.group(1))));
        folders.forEach((folder, files) -> {
            var shared = files.keySet().stream().noneMatch(name -> name.endsWith(".bpmn"));
            if (shared || folder.equals(procedure) || called.contains(folder)) {
                var deployment = engine.getRepositoryService().createDeployment().name(folder);
                files.forEach((name, content) -> {
                    if (!name.endsWith(".form")) {
                        deployment.addInputStream(name, new ByteArrayInputStream(content));
                    }
                });
                deployment.deploy();
            }
        });
    }

    private void readForm(String json) {
        FORM_ID.matcher(json).results().map(found -> found.group(1) == null ? found.group(2) : found.group(1))
                .forEach(id -> formTexts.putIfAbsent(id, json));
    }

    /** Plays the case of this number. */
    Course play(long seed, int number) {
        lots = new Lots(seed, number);
        course = new Course(assumptions.municipality(lots, municipalities));
        var caseNumber = "SIM-" + number;
        var start = start();
        clock.set(start);
        try {
            configuration.getCommandExecutorTxRequired().execute(command -> {
                play(command, caseNumber, start);
                throw new Curtain();
            });
        } catch (Curtain played) {
            // nothing of it is kept
        } catch (RuntimeException e) {
            // whatever a case runs against, a rule, a gap in a table or an assumption, is told of the case
            course.trouble = cause(e);
        }
        course.worked = assumptions.time().between(start, clock.instant());
        course.limits = time.take(caseNumber);
        return course;
    }

    private static String cause(Throwable e) {
        var cause = e;
        while (cause.getCause() != null && cause.getCause() != cause) {
            cause = cause.getCause();
        }
        return String.valueOf(cause.getMessage());
    }

    private Instant start() {
        var day = days.get((int) (lots.draw("day") * days.size()));
        var opens = assumptions.time().opens();
        var minutes = (long) (lots.draw("minute") * assumptions.time().day().toMinutes());
        return day.atTime(opens).plusMinutes(minutes).atZone(OfficialTime.ZONE).toInstant();
    }

    private void play(CommandContext command, String caseNumber, Instant start) {
        var instance = engine.getRuntimeService().startProcessInstanceByKey(procedure, caseNumber, application());
        var root = command.getDbEntityManager().getCachedEntity(ExecutionEntity.class, instance.getId());
        var queue = new PriorityQueue<Awaited>(Comparator.comparing(Awaited::at).thenComparing(Awaited::number));
        var seen = new HashSet<DbEntity>();
        var horizon = start.atZone(OfficialTime.ZONE).plusDays(assumptions.horizonDays()).toInstant();
        collect(command, seen, queue);
        while (!root.isEnded()) {
            var next = queue.poll();
            if (next == null) {
                throw new InvalidAssumption("案件停在原处：没有可以等到的任务、答复或者时间");
            }
            if (command.getDbEntityManager().isDeleted(next.entity())) {
                continue;
            }
            if (next.at().isAfter(horizon) || seen.size() > MOST_EVENTS) {
                throw new InvalidAssumption("超过 %d 日没有办结".formatted(assumptions.horizonDays()));
            }
            clock.set(next.at());
            happen(command, next);
            collect(command, seen, queue);
        }
    }

    private Map<String, Object> application() {
        var now = OffsetDateTime.now(clock);
        var values = new HashMap<String, Object>();
        startForm.ifPresent(form -> values.putAll(
                fill(form, procedure, "", FormContext.start(course.municipality, now.toLocalDate()))));
        values.put(MUNICIPALITY.name(), course.municipality);
        values.put(ACCEPTED_ON.name(), now.toLocalDate().toString());
        return values;
    }

    private Optional<String> startForm() {
        var definition = engine.getRepositoryService().createProcessDefinitionQuery().processDefinitionKey(procedure).latestVersion().singleResult();
        if (definition == null) {
            throw new InvalidAssumption("没有流程 " + procedure);
        }
        var reference = engine.getFormService().getStartFormData(definition.getId()).getCamundaFormRef();
        return Optional.ofNullable(reference).map(form -> form.getKey());
    }

    private Map<String, Object> fill(String form, String process, String element, FormContext context) {
        var text = formTexts.get(form);
        if (text == null) {
            throw new InvalidAssumption("没有表单 " + form);
        }
        var now = OffsetDateTime.now(clock);
        try {
            return forms.computeIfAbsent(form, id -> DrawnForm.of(text)).fill(context, new DrawnForm.Hand() {
                @Override
                public Object given(String key) {
                    return assumptions.given(process, element, key, now);
                }

                @Override
                public String choose(String key, List<String> options) {
                    return assumptions.choose(process, element, key, options, lots);
                }
            });
        } catch (FormRejected e) {
            throw new InvalidAssumption("表单 %s 填不出来，请在 simulation.json 里写明：%s".formatted(form, e.getMessage()));
        }
    }

    /** What has begun to wait, in the order in which it came to be: so it is the same at each run. */
    private void collect(CommandContext command, Set<DbEntity> seen, PriorityQueue<Awaited> queue) {
        var entities = command.getDbEntityManager();
        entities.getDbEntityCache().getCachedEntities().stream()
                .map(cached -> cached.getEntity())
                .filter(entity -> entity instanceof JobEntity || entity instanceof TaskEntity || entity instanceof EventSubscriptionEntity)
                .filter(entity -> !entities.isDeleted(entity) && !seen.contains(entity))
                .sorted(Comparator.comparingLong(entity -> Long.parseLong(entity.getId())))
                .forEach(entity -> {
                    seen.add(entity);
                    collect(entity, queue, seen.size());
                });
    }

    private void collect(DbEntity entity, PriorityQueue<Awaited> queue, int number) {
        if (entity instanceof JobEntity job) {
            await(job, queue, number);
        } else if (entity instanceof TaskEntity task) {
            var activity = task.getExecution().getActivity();
            var party = Boolean.TRUE.equals(activity.getProperty(CourseListener.WAITS)) ? Party.APPLICANT : Party.CLERK;
            await(task, party, activity, queue, number);
        } else if (entity instanceof EventSubscriptionEntity subscription && comes(subscription)) {
            await(subscription, Party.DEPARTMENT, subscription.getActivity(), queue, number);
        }
    }

    private void await(JobEntity job, PriorityQueue<Awaited> queue, int number) {
        var activity = job.getExecution().getActivity();
        if (job instanceof TimerEntity timer) {
            var waited = engineActivity(job);
            queue.add(new Awaited(timer.getDuedate().toInstant(), number, clock.instant(), job, Party.WAIT, waited));
        } else if ("serviceTask".equals(activity.getProperty("type")) && !String.valueOf(job.getJobHandlerConfigurationRaw()).contains("take")) {
            await(job, Party.DEPARTMENT, activity, queue, number);
        } else {
            queue.add(new Awaited(clock.instant(), number, clock.instant(), job, null, activity));
        }
    }

    /** Of a timer: the event, which is not where its execution stands. */
    private static ActivityImpl engineActivity(JobEntity timer) {
        return timer.getExecution().getProcessDefinition().findActivity(timer.getJobDefinition().getActivityId());
    }

    private void await(DbEntity entity, Party party, ActivityImpl activity, PriorityQueue<Awaited> queue, int number) {
        var delay = assumptions.delay(process(activity), activity.getId(), party, lots);
        queue.add(new Awaited(assumptions.time().after(clock.instant(), delay), number, clock.instant(), entity, party, activity));
    }

    /** What a case cannot go on without always comes; what interrupts it, where that is assumed. */
    private boolean comes(EventSubscriptionEntity subscription) {
        var activity = subscription.getActivity();
        return isNeeded(activity) || assumptions.comes(process(activity), activity.getId(), lots);
    }

    private static boolean isNeeded(ActivityImpl activity) {
        var type = String.valueOf(activity.getProperty("type"));
        var choice = activity.getEventScope() instanceof ActivityImpl scope && "eventBasedGateway".equals(scope.getProperty("type"));
        return type.equals("receiveTask") || type.equals("intermediateMessageCatch") && !choice;
    }

    private static String process(ActivityImpl activity) {
        return ((ProcessDefinitionEntity) activity.getProcessDefinition()).getKey();
    }

    private void happen(CommandContext command, Awaited awaited) {
        account(awaited);
        if (awaited.entity() instanceof JobEntity job) {
            job.execute(command);
        } else if (awaited.entity() instanceof TaskEntity task) {
            engine.getTaskService().complete(task.getId(), answers(task));
        } else if (awaited.entity() instanceof EventSubscriptionEntity subscription) {
            var activity = awaited.activity();
            var outcome = assumptions.outcome(process(activity), activity.getId(), lots, OffsetDateTime.now(clock));
            subscription.eventReceived(outcome.map(found -> found.set()).orElse(Map.of()), false);
        }
    }

    private void account(Awaited awaited) {
        var type = String.valueOf(awaited.activity() == null ? "" : awaited.activity().getProperty("type"));
        if (awaited.party() != null && !type.startsWith("boundary")) {
            course.spend(
                    process(awaited.activity()) + "/" + awaited.activity().getId(),
                    CourseListener.name(awaited.activity()),
                    awaited.party(),
                    assumptions.time().between(awaited.since(), awaited.at()));
        }
    }

    private Map<String, Object> answers(TaskEntity task) {
        var form = task.getTaskDefinition().getFormDefinition().getCamundaFormDefinitionKey();
        if (form == null) {
            return Map.of();
        }
        var activity = task.getExecution().getActivity();
        var context = FormContext.task(course.municipality, OffsetDateTime.now(clock).toLocalDate(), task::getVariable);
        return fill(form.getExpressionText(), process(activity), activity.getId(), context);
    }

    @Override
    public void close() {
        engine.close();
        ClockUtil.reset();
    }
}
