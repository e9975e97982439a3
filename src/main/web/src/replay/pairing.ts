import type { JournalEvent, Replay } from '../contract';
import { text } from './state';
import { elementOf } from './tokens';

/** Places in two cases that are shown together. */
export interface Stop {
  readonly left: number;
  readonly right: number;
  /** Milliseconds since acceptance; undefined where steps are counted. */
  readonly elapsed?: number;
}

type Timed = Pick<Replay, 'events' | 'openedAt'>;

/** The n-th told step of both; the shorter case waits at its end. */
export function byStep(left: readonly number[], right: readonly number[]): Stop[] {
  const steps = Math.max(left.length, right.length);
  return Array.from({ length: steps }, (_, step) => ({ left: left[step] ?? left.at(-1) ?? -1, right: right[step] ?? right.at(-1) ?? -1 }));
}

/** As both stood when the same time had passed since acceptance. */
export function byTime(left: Timed, leftTold: readonly number[], right: Timed, rightTold: readonly number[]): Stop[] {
  const elapsed = (replay: Timed, told: readonly number[]): number[] =>
    told.map(place => Math.max(0, Date.parse(replay.events[place]!.at) - Date.parse(replay.openedAt)));
  const [leftTimes, rightTimes] = [elapsed(left, leftTold), elapsed(right, rightTold)];
  const moments = [...new Set([...leftTimes, ...rightTimes])].sort((a, b) => a - b);
  return moments.map(moment => ({
    left: leftTold[leftTimes.findLastIndex(time => time <= moment)] ?? -1,
    right: rightTold[rightTimes.findLastIndex(time => time <= moment)] ?? -1,
    elapsed: moment,
  }));
}

/** How often a case went through an element of its own process, and how long it stayed there in all; gateways tell nothing. */
export interface Stay {
  readonly name: string;
  readonly times: number;
  readonly millis: number;
}

export function stays(events: readonly JournalEvent[], instance: string): Map<string, Stay> {
  const found = new Map<string, Stay>();
  const since = new Map<string, number>();
  for (const event of events) {
    if (text(event, 'processInstanceId') !== instance || !event.kind.startsWith('activity.') || /Gateway$/.test(text(event, 'type'))) {
      continue;
    }
    const id = elementOf(text(event, 'activityId'));
    const known = found.get(id) ?? { name: text(event, 'activityName') || id, times: 0, millis: 0 };
    if (event.kind === 'activity.start') {
      since.set(text(event, 'activityInstanceId'), Date.parse(event.at));
      found.set(id, { ...known, times: known.times + 1 });
    } else if (event.kind === 'activity.end') {
      const begun = since.get(text(event, 'activityInstanceId'));
      found.set(id, { ...known, millis: known.millis + (begun === undefined ? 0 : Date.parse(event.at) - begun) });
    }
  }
  return found;
}
