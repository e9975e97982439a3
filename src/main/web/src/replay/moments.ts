import type { JournalEvent } from '../contract';
import { text } from './state';

/** What sort of thing happens in an event; each has a sign of its own in the list and on the time line. */
export type Category = 'case' | 'task' | 'step' | 'decision' | 'message' | 'department' | 'clock' | 'paper' | 'job' | 'trouble' | 'intervention' | 'look' | 'data';

const BY_SUBJECT: Record<string, Category> = {
  processInstance: 'case',
  activity: 'step',
  flow: 'step',
  task: 'task',
  identityLink: 'task',
  decision: 'decision',
  message: 'message',
  signal: 'message',
  conditional: 'message',
  compensate: 'message',
  department: 'department',
  answer: 'department',
  clock: 'clock',
  supervision: 'clock',
  notice: 'paper',
  material: 'paper',
  comment: 'paper',
  attachment: 'paper',
  job: 'job',
  externalTask: 'job',
  incident: 'trouble',
  attempt: 'trouble',
  operation: 'intervention',
  store: 'intervention',
  record: 'look',
  case: 'case',
};

/** What people do in the ordinary course of a case; every other operation is an intervention. */
const ORDINARY = new Set(['CreateProcessInstance', 'ClaimTask', 'CompleteTask', 'AssignTask', 'SetOwnerTask', 'UpdateTask']);

export function category(event: JournalEvent): Category {
  const [subject = '', verb = ''] = event.kind.split('.');
  if (subject === 'operation' && ORDINARY.has(`${verb}${text(event, 'entity')}`)) {
    return 'task';
  }
  if (event.kind === 'job.fail' || event.kind === 'department.failed') {
    return 'trouble';
  }
  return BY_SUBJECT[subject] ?? 'data';
}

const WAITING = new Set(['receiveTask', 'callActivity', 'intermediateMessageCatch', 'intermediateTimer', 'intermediateSignalCatch', 'intermediateConditional', 'eventBasedGateway', 'subProcess', 'transaction']);

/** Whether an official would tell it; the rest is how the engine brings it about. */
export function isTold(event: JournalEvent): boolean {
  const [subject = '', verb = ''] = event.kind.split('.');
  const type = text(event, 'type');
  switch (subject) {
    case 'variable':
    case 'identityLink':
    case 'flow':
    case 'form':
      return false;
    case 'activity':
      return verb === 'start' ? WAITING.has(type) || type.startsWith('boundary') : verb === 'end' && type.endsWith('EndEvent');
    case 'processInstance':
    case 'task':
      return verb !== 'update';
    case 'job':
      return verb === 'fail';
    case 'operation':
      return category(event) !== 'task' || verb === 'Claim' && text(event, 'property') === 'assignee';
    case 'store':
      return false;
    default:
      return true;
  }
}

/** Places of the told events. */
export function toldPlaces(events: readonly JournalEvent[]): number[] {
  return events.flatMap((event, place) => isTold(event) ? [place] : []);
}

const LONGEST_PAUSE = 4_000;
const SHORTEST_PAUSE = 600;

/**
 * How long playing waits between two moments, in milliseconds.
 *
 * @param speed how many times faster than it happened; whatever took longer than four seconds is taken for four
 */
export function pause(from: JournalEvent | undefined, to: JournalEvent, speed: number): number {
  const real = from === undefined ? 0 : Date.parse(to.at) - Date.parse(from.at);
  return Math.max(SHORTEST_PAUSE, Math.min(LONGEST_PAUSE, real)) / speed;
}
