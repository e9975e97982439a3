import { within, type State } from './state';

/** Where a process instance stands in its diagram. */
export interface Token {
  readonly activityId: string;
  readonly count: number;
  /** In the queue of jobs, before or behind the activity. */
  readonly queued: boolean;
  readonly stuck: boolean;
}

/** They hold what stands somewhere within them, and nothing stands on them. */
const SCOPES = new Set(['subProcess', 'transaction', 'adHocSubProcess', 'multiInstanceBody']);

/** One token for each element that something stands on. */
export function tokens(state: State, instance: string): Token[] {
  const standing = [...state.activities.values()].filter(activity => activity.instance === instance && !SCOPES.has(activity.type));
  const counts = new Map<string, number>();
  for (const activity of standing) {
    const element = elementOf(activity.activityId);
    counts.set(element, (counts.get(element) ?? 0) + 1);
  }
  const stuck = new Set([...state.incidents.values()].filter(one => one.instance === instance).map(one => one.activityId));
  const placed: Token[] = [...counts].map(([activityId, count]) => ({ activityId, count, queued: false, stuck: stuck.has(activityId) }));
  const queued = new Map<string, number>();
  for (const job of state.jobs.values()) {
    const activityId = elementOf(job.activityId);
    if (job.instance === instance && !job.begun && isContinuation(job.type) && !counts.has(activityId)) {
      queued.set(activityId, (queued.get(activityId) ?? 0) + 1);
    }
  }
  return [...placed, ...[...queued].map(([activityId, count]) => ({ activityId, count, queued: true, stuck: stuck.has(activityId) }))];
}

/** The body of a multi-instance has an id of its own in the engine, and none in the diagram. */
export const elementOf = (activityId: string): string => activityId.replace(/#multiInstanceBody$/, '');

const isContinuation = (type: string): boolean => type === 'async-continuation' || type.startsWith('message');

/** How often each flow of the instance has been taken. */
export function passedFlows(state: State, instance: string): Map<string, number> {
  return own(state.flows, instance);
}

/** How often each element of the instance has been reached. */
export function visits(state: State, instance: string): Map<string, number> {
  return own(state.visits, instance);
}

function own(counts: Map<string, number>, instance: string): Map<string, number> {
  const prefix = within(instance, '');
  return new Map([...counts].filter(([key]) => key.startsWith(prefix)).map(([key, count]) => [key.slice(prefix.length), count]));
}
