import * as api from '../api';
import type { JournalEvent } from '../contract';
import { properties, type Element } from '../diagram/diagram';
import { category } from '../replay/moments';
import { rounds } from '../replay/rounds';
import { text } from '../replay/state';
import { limit, type Story } from '../replay/story';
import { elementOf } from '../replay/tokens';
import { between, second } from '../text/format';
import { t } from '../text/text';
import { fill, h } from './dom';
import { clauseAddress } from './policy';

/** What is known of the chosen element. */
export interface Chosen {
  readonly element: Element;
  readonly instance: string;
  /** Place of the present event. */
  readonly place: number;
}

interface Hands {
  go(place: number): void;
  enter(instance: string): void;
  decision(event: JournalEvent): void;
  form(task: string, name: string): void;
}

/** What one element of the diagram rests on, and all that happened there. */
export class ElementPanel {

  readonly element = h('div', { class: 'element' });

  constructor(
    private readonly events: readonly JournalEvent[],
    private readonly story: Story,
    private readonly hands: Hands,
  ) {}

  show(chosen: Chosen | undefined): void {
    if (chosen === undefined) {
      fill(this.element, h('p', { class: 'empty' }, t('element.none')));
      return;
    }
    const { element } = chosen;
    const known = properties(element);
    fill(this.element,
      h('h2', { class: 'name' }, element.name ?? element.id),
      h('p', { class: 'soft' }, element.$type.replace('bpmn:', ''), ' · ', h('code', {}, element.id)),
      ...(element.documentation ?? []).map(one => h('p', {}, one.text)),
      section(t('element.basis'), basis(known.get('basis') ?? '')),
      section(t('element.limit'), this.limits(chosen)),
      ...this.rounds(chosen),
      ...this.decisions(chosen),
      ...this.calls(chosen),
      ...otherProperties(known));
  }

  private limits(chosen: Chosen): HTMLElement {
    const started = this.at(chosen).filter(event => event.kind === 'clock.started');
    const rule = chosen.element.$attrs['camunda:dueDate'] ?? '';
    const step = /stepDueAt\(\s*execution\s*,\s*'([^']+)'/.exec(rule)?.[1];
    const limits = [...new Map(started.map(event => [text(event, 'clock').split('~')[0], event])).values()];
    if (limits.length === 0) {
      return h('p', { class: 'soft' }, step === undefined ? t('element.noLimit') : t('element.dueRule', { step }));
    }
    return h('ul', { class: 'lines' }, ...limits.map(event => h('li', {},
      h('strong', {}, `${text(event, 'stepName')}：${limit(text(event, 'amount'), text(event, 'unit'))}`),
      h('span', {}, text(event, 'dueDay') === '' ? t('now.noDueDay') : t('now.dueDay', { day: text(event, 'dueDay') })),
      text(event, 'basis') === '' ? null : basis(text(event, 'basis')))));
  }

  private rounds({ element, instance, place }: Chosen): HTMLElement[] {
    const all = rounds(this.events, instance, element.id);
    const passed = all.filter(round => round.place <= place);
    if (all.length === 0) {
      return [];
    }
    if (passed.length === 0) {
      return [section(t('element.rounds', { count: 0 }), h('p', { class: 'soft' }, t('element.noRounds', { count: all.length })))];
    }
    const rows = passed.map((round, index) => {
      const ended = round.endPlace !== undefined && round.endPlace <= place;
      const number = index + 1;
      return h('li', {},
        h('div', { class: 'row' },
          h('strong', {}, t('element.round', { round: number })),
          h('span', { class: `state ${ended ? round.canceled ? 'terminated' : 'completed' : 'running'}` },
            !ended ? t('element.going') : round.canceled ? t('element.canceled') : between(round.started, round.ended!))),
        h('div', { class: 'row soft' },
          this.jump(second(round.started), t('element.jumpStart', { round: number }), round.place),
          '→',
          ended ? this.jump(second(round.ended), t('element.jumpEnd', { round: number }), round.endPlace!) : '…',
          ended && round.actor !== '' ? h('span', {}, this.story.person(round.actor)) : null),
        h('div', { class: 'row' },
          round.called !== '' && h('button', { type: 'button', onclick: () => this.hands.enter(round.called) }, t('element.enter')),
          round.task !== '' && h('button', { type: 'button', onclick: () => this.hands.form(round.task, element.name ?? element.id) }, t('element.form'))));
    });
    const application = element.$type === 'bpmn:StartEvent' && this.isStartOfCase(element.id, instance);
    return [section(t('element.rounds', { count: passed.length }),
      h('ol', { class: 'rounds' }, ...rows),
      application && h('button', { type: 'button', onclick: () => this.hands.form('application', t('element.application')) }, t('element.application')))];
  }

  private isStartOfCase(activityId: string, instance: string): boolean {
    return this.events.some(event => event.kind === 'processInstance.start' && text(event, 'processInstanceId') === instance
      && text(event, 'startActivityId') === activityId && text(event, 'superProcessInstanceId') === '');
  }

  private jump(shown: string, name: string, place: number): HTMLElement {
    return h('button', { type: 'button', class: 'plain', title: name, 'aria-label': `${name}：${shown}`, onclick: () => this.hands.go(place) }, shown);
  }

  private decisions(chosen: Chosen): HTMLElement[] {
    const made = this.at(chosen).filter(event => event.kind === 'decision.evaluate');
    return made.length === 0 ? [] : [section(t('element.decisions'), h('ul', { class: 'lines' }, ...made.map(event => h('li', {},
      h('span', { class: 'soft' }, second(event.at)),
      h('button', { type: 'button', onclick: () => this.hands.decision(event) }, this.story.what(event))))))];
  }

  private calls(chosen: Chosen): HTMLElement[] {
    const calls = this.at(chosen).filter(event => category(event) === 'department' || event.kind === 'department.failed');
    return calls.length === 0 ? [] : [section(t('element.calls'), h('ul', { class: 'lines' }, ...calls.map(event => h('li', {},
      h('span', { class: 'soft' }, second(event.at)), this.story.what(event)))))];
  }

  /** What happened there until now. */
  private at({ element, instance, place }: Chosen): JournalEvent[] {
    return this.events.slice(0, place + 1).filter(event =>
      elementOf(text(event, 'activityId')) === element.id && (text(event, 'processInstanceId') || instance) === instance);
  }
}

function section(title: string, ...content: (Node | false)[]): HTMLElement {
  return h('section', {}, h('h2', {}, title), ...content);
}

/** Clauses with what they say, as soon as the catalogue is there. */
export function basis(citations: string): HTMLElement {
  const cited = citations.split(/[;；]/).map(one => one.trim()).filter(one => one !== '');
  if (cited.length === 0) {
    return h('p', { class: 'soft' }, t('element.noBasis'));
  }
  const list = h('ul', { class: 'lines basis' }, ...cited.map(one => h('li', {}, h('a', { href: clauseAddress(one) }, h('code', {}, one)))));
  void api.clauses().then(clauses => {
    [...list.children].forEach((line, index) => {
      const clause = clauses.get(cited[index] ?? '');
      if (clause !== undefined) {
        line.append(h('span', {}, clause.title));
      }
    });
  }, () => undefined);
  return list;
}

const SHOWN = new Set(['basis']);

function otherProperties(known: Map<string, string>): HTMLElement[] {
  const others = [...known].filter(([name]) => !SHOWN.has(name));
  return others.length === 0 ? [] : [h('details', {}, h('summary', {}, t('element.properties')),
    h('table', { class: 'changes' }, h('tbody', {}, ...others.map(([name, said]) => h('tr', {}, h('th', { scope: 'row' }, h('code', {}, name)), h('td', {}, said))))))];
}
