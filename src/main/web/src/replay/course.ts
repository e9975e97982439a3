import type { JournalEvent } from '../contract';
import { apply, copyOf, emptyState, variableOf, type State, type Variable } from './state';

const SNAPSHOT_EVERY = 200;

/** What a step made of a variable. */
export interface Change {
  readonly variable: Variable;
  /** Undefined where it was not known before. */
  readonly before: unknown;
  /** Undefined where it is known no more. */
  readonly after: unknown;
}

/** The states of a case, one after each of its events. Going anywhere costs at most {@link SNAPSHOT_EVERY} events. */
export class Course {

  private readonly snapshots: State[] = [emptyState()];

  constructor(readonly events: readonly JournalEvent[]) {
    const state = emptyState();
    events.forEach((event, place) => {
      apply(state, event);
      if ((place + 1) % SNAPSHOT_EVERY === 0) {
        this.snapshots.push(copyOf(state));
      }
    });
  }

  /** @param place of the last event that has happened; -1 before the first */
  at(place: number): State {
    const happened = Math.min(Math.max(place, -1), this.events.length - 1) + 1;
    const snapshot = Math.floor(happened / SNAPSHOT_EVERY);
    const state = copyOf(this.snapshots[snapshot] ?? emptyState());
    for (const event of this.events.slice(snapshot * SNAPSHOT_EVERY, happened)) {
      apply(state, event);
    }
    return state;
  }

  /** What the events after {@code from}, up to and with {@code to}, did to variables. */
  changes(from: number, to: number): Change[] {
    const before = this.at(from).variables;
    const after = this.at(to).variables;
    const touched = new Map<string, Variable>();
    for (const event of this.events.slice(from + 1, to + 1)) {
      if (event.kind.startsWith('variable.')) {
        const variable = variableOf(event);
        touched.set(variable.key, variable);
      }
    }
    return [...touched.values()]
      .map(variable => ({ variable, before: before.get(variable.key)?.value, after: after.get(variable.key)?.value }))
      .filter(change => JSON.stringify(change.before) !== JSON.stringify(change.after));
  }

  /** Place of the event; of the last before it where there is none such; of the very last without one. */
  placeOf(moment: { seq: number; index: number } | undefined): number {
    if (moment === undefined) {
      return this.events.length - 1;
    }
    let low = 0;
    let high = this.events.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      const event = this.events[middle]!;
      if (event.seq < moment.seq || event.seq === moment.seq && event.index <= moment.index) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low - 1;
  }
}
