import { readFileSync } from 'node:fs';
import type { Replay } from '../src/contract';

/** Replays of real cases of the demonstration: what the API answered, with ids shortened and left out what no page reads. */
const read = (name: string): Replay => JSON.parse(readFileSync(new URL(`./fixtures/${name}.json`, import.meta.url), 'utf8')) as Replay;

/** Inspected three times, terminated when the limit of the rectification ran out; called processes in several rounds. */
export const rectificationLapsed = read('rectification-lapsed');

/** A bank that was down: attempts that failed, an incident, an operator who lets it run again. */
export const openedAfterOutage = read('opened-after-outage');

/** Still running: a department did not find an enterprise name free. */
export const waiting = read('waiting');

export const completed = [rectificationLapsed, openedAfterOutage];
export const all = [...completed, waiting];
