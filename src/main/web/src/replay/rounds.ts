import type { JournalEvent } from '../contract';
import { text } from './state';
import { elementOf } from './tokens';

/** One time that an element was reached. */
export interface Round {
  readonly id: string;
  /** Place of the event in which it began. */
  readonly place: number;
  readonly started: string;
  /** Undefined while it goes on. */
  readonly ended?: string;
  readonly endPlace?: number;
  readonly canceled: boolean;
  readonly actor: string;
  readonly task: string;
  readonly called: string;
}

/** The rounds of an element in one process instance, in their order. */
export function rounds(events: readonly JournalEvent[], instance: string, activityId: string): Round[] {
  const found = new Map<string, Round>();
  events.forEach((event, place) => {
    if (!event.kind.startsWith('activity.') || text(event, 'processInstanceId') !== instance) {
      return;
    }
    const id = text(event, 'activityInstanceId');
    const known = found.get(id);
    if (known === undefined && event.kind === 'activity.start' && elementOf(text(event, 'activityId')) === activityId) {
      found.set(id, {
        id, place, started: event.at, canceled: false, actor: '', task: text(event, 'taskId'), called: text(event, 'calledProcessInstanceId'),
      });
    } else if (known !== undefined) {
      const ended = event.kind === 'activity.end';
      found.set(id, {
        ...known,
        ...(ended ? { ended: event.at, endPlace: place } : {}),
        canceled: known.canceled || event['canceled'] === true,
        actor: ended ? text(event, 'assignee') || event.actor : known.actor,
        task: known.task || text(event, 'taskId'),
        called: known.called || text(event, 'calledProcessInstanceId'),
      });
    }
  });
  return [...found.values()];
}
