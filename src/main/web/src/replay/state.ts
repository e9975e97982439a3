import type { JournalEvent } from '../contract';

/** An activity that is going on. */
export interface Activity {
  readonly id: string;
  readonly activityId: string;
  readonly name: string;
  readonly type: string;
  readonly instance: string;
  readonly parent: string;
  readonly since: string;
  readonly called: string;
}

export interface Task {
  readonly id: string;
  readonly activityId: string;
  readonly name: string;
  readonly instance: string;
  readonly assignee: string;
  readonly due: string;
  readonly since: string;
}

export interface Job {
  readonly id: string;
  readonly activityId: string;
  readonly name: string;
  readonly type: string;
  readonly configuration: string;
  readonly instance: string;
  readonly due: string;
  readonly retries: number;
  readonly problem: string;
  /** It is being carried out: the engine tells that it was only when all that it does has been told. */
  readonly begun: boolean;
}

export interface Incident {
  readonly id: string;
  readonly activityId: string;
  readonly name: string;
  readonly instance: string;
  readonly message: string;
  readonly since: string;
}

export interface Clock {
  readonly clock: string;
  readonly name: string;
  readonly dueDay: string;
  readonly state: 'running' | 'paused' | 'stopped';
  readonly level: string;
  readonly amount: string;
}

export interface Variable {
  readonly key: string;
  readonly name: string;
  readonly instance: string;
  /** Activity instance in which alone it is known; the process instance's id for the whole process. */
  readonly scope: string;
  readonly type: string;
  readonly value: unknown;
}

/** How the case stands at one moment. The maps keep the order in which things came to be. */
export interface State {
  instances: Map<string, 'running' | 'completed' | 'terminated'>;
  activities: Map<string, Activity>;
  tasks: Map<string, Task>;
  /** The departments that may claim a task; the engine tells them before the task itself. */
  candidates: Map<string, readonly string[]>;
  jobs: Map<string, Job>;
  incidents: Map<string, Incident>;
  clocks: Map<string, Clock>;
  variables: Map<string, Variable>;
  /** How often each flow was taken, by process instance and flow. */
  flows: Map<string, number>;
  /** How often each activity has been reached, by process instance and activity. */
  visits: Map<string, number>;
}

/** Joins an instance with an id within it. */
export const within = (instance: string, id: string): string => `${instance}/${id}`;

export function emptyState(): State {
  return {
    instances: new Map(),
    activities: new Map(),
    tasks: new Map(),
    candidates: new Map(),
    jobs: new Map(),
    incidents: new Map(),
    clocks: new Map(),
    variables: new Map(),
    flows: new Map(),
    visits: new Map(),
  };
}

/** What it holds is replaced and never changed, so its maps are all that has to be copied. */
export function copyOf(state: State): State {
  return {
    instances: new Map(state.instances),
    activities: new Map(state.activities),
    tasks: new Map(state.tasks),
    candidates: new Map(state.candidates),
    jobs: new Map(state.jobs),
    incidents: new Map(state.incidents),
    clocks: new Map(state.clocks),
    variables: new Map(state.variables),
    flows: new Map(state.flows),
    visits: new Map(state.visits),
  };
}

export const text = (event: JournalEvent, detail: string): string => {
  const value = event[detail];
  return value === undefined || value === null ? '' : String(value);
};

/** Lets the event happen. */
export function apply(state: State, event: JournalEvent): void {
  const dot = event.kind.indexOf('.');
  const subject = event.kind.slice(0, dot);
  const verb = event.kind.slice(dot + 1);
  switch (subject) {
    case 'processInstance': return instance(state, event, verb);
    case 'activity': return activity(state, event, verb);
    case 'flow': return flow(state, event);
    case 'task': return task(state, event, verb);
    case 'identityLink': return link(state, event, verb);
    case 'variable': return variable(state, event, verb);
    case 'job': return job(state, event, verb);
    case 'incident': return incident(state, event, verb);
    case 'clock': return clock(state, event, verb);
  }
}

function instance(state: State, event: JournalEvent, verb: string): void {
  const id = text(event, 'processInstanceId');
  if (verb === 'start') {
    state.instances.set(id, 'running');
  } else if (verb === 'end') {
    state.instances.set(id, text(event, 'state') === 'COMPLETED' ? 'completed' : 'terminated');
    forget(state.activities, one => one.instance === id);
    forget(state.jobs, one => one.instance === id);
    forget(state.variables, one => one.instance === id && one.scope !== id);
  }
}

function activity(state: State, event: JournalEvent, verb: string): void {
  const id = text(event, 'activityInstanceId');
  if (verb === 'end') {
    state.activities.delete(id);
    return;
  }
  const known = state.activities.get(id);
  if (known === undefined && verb !== 'start') {
    return;
  }
  if (known === undefined) {
    begin(state, event, text(event, 'activityId'), 'async-before');
    count(state.visits, within(text(event, 'processInstanceId'), text(event, 'activityId')));
  }
  state.activities.set(id, {
    id,
    activityId: text(event, 'activityId') || known?.activityId || '',
    name: text(event, 'activityName') || known?.name || '',
    type: text(event, 'type') || known?.type || '',
    instance: text(event, 'processInstanceId') || known?.instance || '',
    parent: text(event, 'parentActivityInstanceId') || known?.parent || '',
    since: known?.since ?? event.at,
    called: text(event, 'calledProcessInstanceId') || known?.called || '',
  });
}

function flow(state: State, event: JournalEvent): void {
  begin(state, event, text(event, 'source'), 'async-after');
  count(state.flows, within(text(event, 'processInstanceId'), text(event, 'flowId')));
}

/** One of the jobs that wait there has led here. */
function begin(state: State, event: JournalEvent, activityId: string, configuration: string): void {
  for (const job of state.jobs.values()) {
    if (!job.begun && job.activityId === activityId && job.instance === text(event, 'processInstanceId') && job.configuration.startsWith(configuration)) {
      state.jobs.set(job.id, { ...job, begun: true });
      return;
    }
  }
}

function task(state: State, event: JournalEvent, verb: string): void {
  const id = text(event, 'taskId');
  const known = state.tasks.get(id);
  if (verb === 'complete' || verb === 'delete') {
    state.tasks.delete(id);
    state.candidates.delete(id);
  } else if (verb === 'create' || verb === 'update' && known !== undefined) {
    state.tasks.set(id, {
      id,
      activityId: text(event, 'activityId'),
      name: text(event, 'activityName'),
      instance: text(event, 'processInstanceId'),
      assignee: text(event, 'assignee'),
      due: text(event, 'dueDate'),
      since: known?.since ?? event.at,
    });
  }
}

function link(state: State, event: JournalEvent, verb: string): void {
  const task = text(event, 'taskId');
  const group = text(event, 'groupId');
  const known = state.tasks.get(task);
  if (group !== '') {
    const others = (state.candidates.get(task) ?? []).filter(one => one !== group);
    state.candidates.set(task, verb === 'add' ? [...others, group] : others);
  } else if (known !== undefined && text(event, 'type') === 'assignee') {
    const user = text(event, 'userId');
    state.tasks.set(task, { ...known, assignee: verb === 'add' ? user : known.assignee === user ? '' : known.assignee });
  }
}

function variable(state: State, event: JournalEvent, verb: string): void {
  const one = variableOf(event);
  if (verb === 'delete') {
    state.variables.delete(one.key);
  } else {
    state.variables.set(one.key, one);
  }
}

/** As the event leaves it. */
export function variableOf(event: JournalEvent): Variable {
  const instance = text(event, 'processInstanceId');
  const name = text(event, 'variable');
  return {
    key: text(event, 'variableInstanceId') || within(instance, name),
    name,
    instance,
    scope: text(event, 'taskId') || text(event, 'scopeActivityInstanceId') || instance,
    type: text(event, 'type'),
    value: event['value'] ?? null,
  };
}

function job(state: State, event: JournalEvent, verb: string): void {
  const id = text(event, 'jobId');
  if (verb === 'create' || verb === 'fail') {
    const known = state.jobs.get(id);
    state.jobs.set(id, {
      id,
      activityId: text(event, 'activityId'),
      name: text(event, 'activityName'),
      type: text(event, 'handler') || text(event, 'type'),
      configuration: text(event, 'configuration'),
      instance: text(event, 'processInstanceId'),
      due: text(event, 'dueDate'),
      // the event tells how many there were before the failure
      retries: Math.max(0, Number(event['retries'] ?? 0) - (verb === 'fail' ? 1 : 0)),
      problem: text(event, 'problem') || known?.problem || '',
      begun: false,
    });
  } else {
    state.jobs.delete(id);
  }
}

function incident(state: State, event: JournalEvent, verb: string): void {
  const id = text(event, 'id');
  if (verb === 'create') {
    state.incidents.set(id, {
      id,
      activityId: text(event, 'activityId'),
      name: text(event, 'activityName'),
      instance: text(event, 'processInstanceId'),
      message: text(event, 'message'),
      since: event.at,
    });
  } else if (verb === 'resolve' || verb === 'delete') {
    state.incidents.delete(id);
  }
}

function clock(state: State, event: JournalEvent, verb: string): void {
  const name = text(event, 'clock');
  const known = state.clocks.get(name);
  const level = verb === 'overdue' ? 'red' : verb === 'warned' ? text(event, 'level') : verb === 'started' ? 'green' : known?.level ?? 'green';
  state.clocks.set(name, {
    clock: name,
    name: text(event, 'stepName') || known?.name || name,
    dueDay: text(event, 'dueDay'),
    state: verb === 'paused' ? 'paused' : verb === 'stopped' ? 'stopped' : verb === 'resumed' || verb === 'started' ? 'running' : known?.state ?? 'running',
    level,
    amount: verb === 'started' ? `${text(event, 'amount')} ${text(event, 'unit')}` : known?.amount ?? '',
  });
}

function count(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

function forget<T>(known: Map<string, T>, gone: (one: T) => boolean): void {
  for (const [key, one] of known) {
    if (gone(one)) {
      known.delete(key);
    }
  }
}
