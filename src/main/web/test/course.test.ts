import { describe, expect, it } from 'vitest';
import type { JournalEvent } from '../src/contract';
import { Course } from '../src/replay/course';
import { apply, emptyState, type State } from '../src/replay/state';
import { passedFlows, tokens } from '../src/replay/tokens';
import { all, completed, openedAfterOutage, rectificationLapsed, waiting } from './journals';

function recomputed(events: readonly JournalEvent[]): State {
  const state = emptyState();
  events.forEach(event => apply(state, event));
  return state;
}

const root = (replay: typeof waiting): string => replay.instances[0]!.id;
const placeOf = (replay: typeof waiting, wanted: (event: JournalEvent) => boolean): number => replay.events.findIndex(wanted);

describe('a case at its end', () => {
  it.each(completed.map(replay => [replay.caseNumber, replay] as const))('%s leaves nothing behind', (_, replay) => {
    const end = new Course(replay.events).at(replay.events.length - 1);
    expect(replay.instances.flatMap(instance => tokens(end, instance.id))).toEqual([]);
    expect([...end.activities.keys(), ...end.tasks.keys(), ...end.candidates.keys(), ...end.jobs.keys(), ...end.incidents.keys()]).toEqual([]);
    expect([...end.clocks.values()].filter(clock => clock.state !== 'stopped')).toEqual([]);
    expect(new Set(end.instances.values())).not.toContain('running');
    expect(end.instances.size).toBe(replay.instances.length);
  });

  it('still stands where it waits while it runs', () => {
    const now = new Course(waiting.events).at(waiting.events.length - 1);
    expect(tokens(now, root(waiting)).length).toBeGreaterThan(0);
  });
});

describe('going to a moment', () => {
  it.each(all.map(replay => [replay.caseNumber, replay] as const))('%s: stepping back is the same as beginning anew', (_, replay) => {
    const course = new Course(replay.events);
    for (let place = replay.events.length - 1; place >= -1; place -= 7) {
      expect(course.at(place)).toEqual(recomputed(replay.events.slice(0, place + 1)));
    }
  });

  it('does not change what was shown before', () => {
    const course = new Course(rectificationLapsed.events);
    const before = course.at(250);
    const copy = structuredClone(before);
    course.at(900);
    apply(course.at(250), rectificationLapsed.events[251]!);
    expect(before).toEqual(copy);
    expect(course.at(250)).toEqual(copy);
  });

  it('finds an event by its row and index, and the last before it where it is gone', () => {
    const course = new Course(waiting.events);
    waiting.events.forEach((event, place) => expect(course.placeOf(event)).toBe(place));
    expect(course.placeOf({ seq: 1, index: 99_999 })).toBe(waiting.events.filter(event => event.seq === 1).length - 1);
    expect(course.placeOf({ seq: 0, index: 0 })).toBe(-1);
    expect(course.placeOf(undefined)).toBe(waiting.events.length - 1);
  });

  it('scrubs through 5,000 events without a pause that anybody sees', () => {
    const events = Array.from({ length: 5_000 }, (_, place) => rectificationLapsed.events[place % rectificationLapsed.events.length]!);
    const course = new Course(events);
    const begun = performance.now();
    for (let place = 4_999; place >= 0; place -= 50) {
      course.at(place);
    }
    expect((performance.now() - begun) / 100).toBeLessThan(16);
  });
});

describe('tokens', () => {
  it('stand on the inner element, and on the call activity while the called process runs', () => {
    const place = placeOf(openedAfterOutage, event => event.kind === 'incident.create');
    const now = new Course(openedAfterOutage.events).at(place + 1);
    const bank = openedAfterOutage.instances.find(instance => instance.definitionId.startsWith('enterprise-opening-bank'))!;
    expect(tokens(now, root(openedAfterOutage))).toContainEqual({ activityId: 'callActivity_bank', count: 1, queued: false, stuck: true });
    expect(tokens(now, bank.id)).toEqual([{ activityId: 'serviceTask_openAccount', count: 1, queued: true, stuck: true }]);
  });

  it('count what goes on several times at once', () => {
    const course = new Course([start('a', 'body#multiInstanceBody', 'multiInstanceBody'), start('b', 'body', 'userTask'), start('c', 'body', 'userTask')]);
    expect(tokens(course.at(2), 'p')).toEqual([{ activityId: 'body', count: 2, queued: false, stuck: false }]);
  });

  it('wait for the system until their job begins, and then no more', () => {
    const { events } = openedAfterOutage;
    const course = new Course(events);
    const created = events.findIndex(event => event.kind === 'job.create' && event['configuration'] === 'async-before');
    const job = events[created]!;
    const begun = events.findIndex((event, place) => place > created && event.kind === 'activity.start' && event['activityId'] === job['activityId']);
    const done = events.findIndex(event => event.kind === 'job.success' && event['jobId'] === job['jobId']);
    const instance = String(job['processInstanceId']);
    expect(tokens(course.at(created), instance)).toContainEqual({ activityId: job['activityId'], count: 1, queued: true, stuck: false });
    expect(tokens(course.at(begun), instance)).toContainEqual({ activityId: job['activityId'], count: 1, queued: false, stuck: false });
    for (let place = begun; place < done; place++) {
      expect(tokens(course.at(place), instance).filter(token => token.queued && token.activityId === job['activityId'])).toEqual([]);
    }
  });

  it('leave the flows that they took', () => {
    const course = new Course(rectificationLapsed.events);
    const passed = passedFlows(course.at(rectificationLapsed.events.length - 1), root(rectificationLapsed));
    const taken = rectificationLapsed.events.filter(event => event.kind === 'flow.taken' && event['processInstanceId'] === root(rectificationLapsed));
    expect([...passed.values()].reduce((sum, count) => sum + count, 0)).toBe(taken.length);
    expect(Math.max(...passed.values())).toBeGreaterThan(1);
  });

  const start = (id: string, activityId: string, type: string): JournalEvent => ({
    seq: 1, index: 0, at: '2026-03-02T10:00:00+08:00', actor: 'system', kind: 'activity.start',
    activityId, activityInstanceId: id, type, processInstanceId: 'p',
  });
});

describe('what a step changed', () => {
  it('names the value before and after', () => {
    const course = new Course(openedAfterOutage.events);
    const place = placeOf(openedAfterOutage, event => event.kind === 'variable.update' && event['variable'] === 'reviewOutcome');
    const change = course.changes(place - 1, place)[0]!;
    expect(change.variable.name).toBe(openedAfterOutage.events[place]!['variable']);
    expect(change.after).toBe(openedAfterOutage.events[place]!['value']);
    expect(change.before).toBe(course.at(place - 1).variables.get(change.variable.key)!.value);
  });

  it('leaves out what came and went within the step', () => {
    const course = new Course(openedAfterOutage.events);
    const whole = course.changes(-1, openedAfterOutage.events.length - 1);
    const known = course.at(openedAfterOutage.events.length - 1).variables;
    expect(whole.every(change => change.before === undefined && JSON.stringify(known.get(change.variable.key)?.value) === JSON.stringify(change.after))).toBe(true);
  });
});

describe('tasks, clocks and incidents', () => {
  it('tell who holds a task once it is claimed, and whose it is before', () => {
    const course = new Course(openedAfterOutage.events);
    const claimed = placeOf(openedAfterOutage, event => event.kind === 'operation.Claim');
    const task = String(openedAfterOutage.events[claimed]!['taskId']);
    const before = course.at(placeOf(openedAfterOutage, event => event.kind === 'task.create' && event['taskId'] === task));
    expect(before.tasks.get(task)!.assignee).toBe('');
    expect(before.candidates.get(task)).toEqual(['registrar']);
    expect(course.at(claimed).tasks.get(task)!.assignee).toBe('xian.registrar');
  });

  it('tell that a clock is paused and that a limit was exceeded', () => {
    const course = new Course(rectificationLapsed.events);
    const paused = placeOf(rectificationLapsed, event => event.kind === 'clock.paused');
    expect(course.at(paused).clocks.get('case')!.state).toBe('paused');
    const overdue = placeOf(rectificationLapsed, event => event.kind === 'clock.overdue');
    expect(course.at(overdue).clocks.get('joint-acceptance.rectification')!.level).toBe('red');
  });
});
