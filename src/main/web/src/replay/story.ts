import type { JournalEvent, Replay } from '../contract';
import { value } from '../text/format';
import { t, tOr } from '../text/text';
import { text } from './state';

const WAITING = /^(receiveTask|intermediate.*|eventBasedGateway)$/;

/** Tells events as people do: who did what. */
export class Story {

  private readonly processes: Map<string, string>;
  private readonly tasks = new Map<string, string>();

  constructor(private readonly people: Replay['people'], definitions: Replay['definitions'], events: readonly JournalEvent[]) {
    this.processes = new Map(definitions.map(definition => [definition.id, definition.name]));
    for (const event of events) {
      if (event.kind === 'task.create') {
        this.tasks.set(text(event, 'taskId'), text(event, 'activityName'));
      }
    }
  }

  /** An account by the name of its person; what is no person by what it is. */
  person(account: string): string {
    if (account === '') {
      return t('actor.unknown');
    }
    const department = /^department:(.+)$/.exec(account)?.[1];
    return department === undefined
      ? tOr(`actor.${account}`, this.people[account] ?? account)
      : t('actor.department', { name: role(department) });
  }

  /** Who acted, without the account, which the event as recorded tells. */
  who(event: JournalEvent): string {
    return this.person(event.actor).replace(`（${event.actor}）`, '');
  }

  what(event: JournalEvent): string {
    const [subject, verb] = event.kind.split('.') as [string, string];
    const values = this.values(event);
    const key = `story.${event.kind}${variant(event)}`;
    const otherwise = subject === 'operation'
      ? t('story.operation', { ...values, operation: verb })
      : tOr(`story.${event.kind}`, t('story.other', values), values);
    return tOr(key, otherwise, values).trim();
  }

  private values(event: JournalEvent): Record<string, string> {
    return {
      // of a clock the limit's own name, which for the whole case is the procedure's
      step: text(event, 'stepName') || text(event, 'activityName') || this.tasks.get(text(event, 'taskId')) || text(event, 'activityId') || t('job.other'),
      process: this.processes.get(text(event, 'processDefinitionId')) ?? text(event, 'processDefinitionKey'),
      flow: text(event, 'flowName'),
      to: event.kind.startsWith('task.') ? this.person(text(event, 'to')) : text(event, 'to'),
      from: text(event, 'from'),
      absent: this.person(text(event, 'absent')),
      whom: text(event, 'userId') === '' ? role(text(event, 'groupId')) : this.person(text(event, 'userId')),
      // what the failure is called in Java helps nobody
      reason: short(text(event, 'reason').replace(/^\w+(Exception|Error): /, '')),
      variable: text(event, 'variable'),
      value: short(value(event['value'])),
      decision: text(event, 'decisionName') || text(event, 'decision'),
      count: String(Array.isArray(event['rules']) ? event['rules'].length : 0),
      message: text(event, 'message'),
      signal: text(event, 'signal'),
      problem: short(text(event, 'problem') || text(event, 'message')),
      department: role(text(event, 'department')),
      state: tOr(`answer.${text(event, 'state')}`, text(event, 'state')),
      limit: limit(text(event, 'amount'), text(event, 'unit')),
      title: text(event, 'title'),
      file: text(event, 'fileName'),
      entity: tOr(`entity.${text(event, 'entity')}`, text(event, 'entity')),
      property: text(event, 'property'),
      annotation: text(event, 'annotation') === '' ? '' : t('story.annotation', { annotation: text(event, 'annotation') }),
      kind: event.kind,
    };
  }
}

export const role = (id: string): string => tOr(`role.${id}`, id);

export const limit = (amount: string, unit: string): string =>
  t('element.limitOf', { amount, unit: tOr(amount === '1' ? `limit.${unit}.one` : `limit.${unit}`, unit) });

const short = (said: string): string => said.length > 120 ? `${said.slice(0, 119)}…` : said;

function variant(event: JournalEvent): string {
  const type = text(event, 'type');
  switch (event.kind) {
    case 'processInstance.start':
      return text(event, 'superProcessInstanceId') === '' ? '' : '.called';
    case 'processInstance.end':
      return text(event, 'state') !== 'COMPLETED' ? '.terminated' : text(event, 'superProcessInstanceId') === '' ? '' : '.called';
    case 'activity.start':
      return type.startsWith('boundary') ? '.boundary' : type === 'callActivity' ? '.call' : WAITING.test(type) ? '.wait' : '';
    case 'activity.end':
      return event['canceled'] === true ? '.canceled' : type.endsWith('EndEvent') ? '.reached' : '';
    case 'flow.taken':
      return text(event, 'flowName') === '' ? '.unnamed' : '';
    case 'department.answered':
      return event['refused'] === true ? '.refused' : '';
    case 'incident.create':
      return text(event, 'id') === text(event, 'causeIncidentId') || text(event, 'causeIncidentId') === '' ? '' : '.within';
    case 'attempt.failed':
      return event['optimistic'] === true ? '.optimistic' : '';
    case 'record.viewed':
      return event['personal'] === true ? '.personal' : '';
    default:
      return '';
  }
}
