import type { JournalEvent } from '../contract';
import { text } from './state';
import { elementOf } from './tokens';

/** Where an event happened. */
export interface Where {
  /** Process instance; empty for what happened to the case as a whole. */
  readonly instance: string;
  /** Element or flow of its diagram. */
  readonly element: string | undefined;
}

export function whereOf(event: JournalEvent): Where {
  const instance = text(event, 'processInstanceId');
  if (instance !== '') {
    return { instance, element: text(event, 'flowId') || elementOf(text(event, 'activityId')) || undefined };
  }
  // a failed attempt happened where it came to last
  const attempted = (event['events'] ?? []) as JournalEvent[];
  const last = Array.isArray(attempted) ? attempted.findLast(one => text(one, 'processInstanceId') !== '' && text(one, 'activityId') !== '') : undefined;
  return last === undefined ? { instance: '', element: undefined } : whereOf(last);
}
