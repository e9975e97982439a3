import * as api from '../api';
import type { Definition, Replay } from '../contract';
import type { Diagram } from '../diagram/diagram';
import { differenceTable, framed, markDifferences, Pair, reveal } from '../diagram/pair';
import type { Page } from '../page';
import { choice, input, stateSign } from '../parts/controls';
import { fill, h, set } from '../parts/dom';
import { load } from '../parts/loading';
import { Course } from '../replay/course';
import { toldPlaces } from '../replay/moments';
import { byStep, byTime, stays, type Stop } from '../replay/pairing';
import { Story } from '../replay/story';
import { passedFlows, tokens, visits } from '../replay/tokens';
import { whereOf } from '../replay/where';
import { altered, format, here, link, type Route } from '../route';
import { duration, second } from '../text/format';
import { t } from '../text/text';

/** Two cases, {@code ?a=&b=}, or two versions of a process, {@code ?va=&vb=}. */
export function comparePage(root: HTMLElement, first: Route): Page {
  const forms = h('div', { class: 'card compare-forms' });
  const place = h('div', { class: 'comparison' });
  let shown = '';
  let stage: Cases | Versions | undefined;
  fill(root, h('h1', {}, t('compare.title')), forms, place);

  function update(route: Route): void {
    const asked = ['a', 'b', 'va', 'vb'].map(name => route.query.get(name) ?? '');
    const [a = '', b = '', va = '', vb = ''] = asked;
    if (asked.join(' ') === shown) {
      stage?.update(route);
      return;
    }
    shown = asked.join(' ');
    stage?.leave();
    stage = undefined;
    fill(place);
    void showForms(forms, asked);
    if (a !== '' && b !== '') {
      void load(place, () => Promise.all([api.replay(a), api.replay(b)]), ([left, right]) => begin(new Cases(left, right)));
    } else if (va !== '' && vb !== '') {
      void load(place, async () => (await api.definitions()).filter(one => one.id === va || one.id === vb),
        known => begin(new Versions(va, vb, known)));
    }
  }

  function begin(next: Cases | Versions): Node[] {
    stage = next;
    queueMicrotask(() => next.begin().then(() => next.update(here())));
    return [next.element];
  }

  update(first);
  return { update, leave: () => stage?.leave() };
}

async function showForms(place: HTMLElement, [a = '', b = '', va = '', vb = '']: string[]): Promise<void> {
  const known = await api.definitions().catch(() => [] as Definition[]);
  const versions = [['', ''], ...known.map(one => [one.id, t('case.version', { name: one.name, version: one.version })])] as [string, string][];
  const compare = (event: SubmitEvent, names: readonly [string, string]): void => {
    event.preventDefault();
    const data = new FormData(event.target as HTMLFormElement);
    location.hash = link(['compare'], Object.fromEntries(names.map(name => [name, String(data.get(name) ?? '').trim()])));
  };
  fill(place,
    h('form', { onsubmit: (event: SubmitEvent) => compare(event, ['a', 'b']) },
      h('fieldset', {}, h('legend', {}, t('compare.cases')),
        input('a', 'compare.left', a, { required: true, placeholder: t('compare.caseNumber') }),
        input('b', 'compare.right', b, { required: true, placeholder: t('compare.caseNumber') }),
        h('button', { type: 'submit', class: 'primary' }, t('compare.show')))),
    h('form', { onsubmit: (event: SubmitEvent) => compare(event, ['va', 'vb']) },
      h('fieldset', {}, h('legend', {}, t('compare.versions')),
        choice('va', 'compare.left', versions, va),
        choice('vb', 'compare.right', versions, vb),
        h('button', { type: 'submit', class: 'primary' }, t('compare.show')))));
}

const keyOf = (definition: string): string => definition.split(':')[0] ?? '';

const xml = (left: string, right: string): Promise<[string, string]> => Promise.all([api.bpmn(left), api.bpmn(right)]);

class Versions {

  readonly element = h('div', { class: 'stage' });
  private readonly pair = new Pair();

  constructor(private readonly leftId: string, private readonly rightId: string, known: readonly Definition[]) {
    const name = (id: string): string => {
      const definition = known.find(one => one.id === id);
      return definition === undefined ? id : t('case.version', { name: definition.name, version: definition.version });
    };
    fill(this.element, h('div', { class: 'sides' },
      framed(name(leftId), [], this.pair.left.container),
      framed(name(rightId), [], this.pair.right.container)));
  }

  async begin(): Promise<void> {
    const [left, right] = await xml(this.leftId, this.rightId);
    await this.pair.load(left, right, keyOf(this.leftId) === keyOf(this.rightId));
    if (keyOf(this.leftId) === keyOf(this.rightId)) {
      const found = this.pair.compare();
      markDifferences(this.pair, found);
      this.element.append(differenceTable(this.pair, found));
      reveal(this.pair, found.slice(0, 1));
    } else {
      this.element.append(h('p', { class: 'message' }, t('compare.otherProcess')));
    }
  }

  update(): void {
    // a pair of versions has no other state
  }

  leave(): void {
    this.pair.destroy();
  }
}

interface Side {
  readonly replay: Replay;
  readonly course: Course;
  readonly told: number[];
  readonly story: Story;
  readonly instance: string;
  readonly definition: string;
  readonly said: HTMLElement;
}

class Cases {

  readonly element = h('div', { class: 'stage' });
  private readonly pair = new Pair();
  private readonly left: Side;
  private readonly right: Side;
  private readonly slider = h('input', { type: 'range', min: 0, step: 1, 'aria-label': t('time.slider'), oninput: () => this.put({ step: this.slider.value }) });
  private readonly where = h('strong', { class: 'when', 'aria-live': 'polite' });
  private readonly sync: HTMLElement;
  private stops: Stop[] = [];

  constructor(left: Replay, right: Replay) {
    this.left = sideOf(left);
    this.right = sideOf(right);
    const radio = (value: string, said: string): HTMLElement => h('label', {},
      h('input', { type: 'radio', name: 'sync', value, onchange: () => this.put({ sync: value === 'step' ? undefined : value, step: undefined }) }), said);
    this.sync = h('fieldset', { class: 'flags' }, h('legend', {}, t('compare.sync')), radio('step', t('compare.byStep')), radio('time', t('compare.byTime')));
    const button = (sign: string, name: 'time.previousTold' | 'time.nextTold', by: number): HTMLElement =>
      h('button', { type: 'button', 'aria-label': t(name), title: t(name), onclick: () => this.put({ step: this.clamped(Number(this.slider.value) + by) }) }, sign);
    fill(this.element,
      h('section', { class: 'timeline', 'aria-label': t('time.label') }, this.slider,
        h('div', { class: 'row' }, button('‹', 'time.previousTold', -1), button('›', 'time.nextTold', 1), this.where, this.sync)),
      h('div', { class: 'sides' }, caseSide(this.left, this.pair.left), caseSide(this.right, this.pair.right)),
      courseTable(this.left, this.right));
  }

  async begin(): Promise<void> {
    const [left, right] = await xml(this.left.definition, this.right.definition);
    await this.pair.load(left, right, keyOf(this.left.definition) === keyOf(this.right.definition));
    if (keyOf(this.left.definition) !== keyOf(this.right.definition)) {
      this.element.append(h('p', { class: 'message' }, t('compare.otherProcess')));
    } else if (this.left.definition === this.right.definition) {
      this.element.append(h('p', { class: 'message' }, t('compare.sameVersion')));
    } else {
      this.element.append(differenceTable(this.pair, this.pair.compare()));
    }
  }

  update(route: Route): void {
    const timed = route.query.get('sync') === 'time';
    for (const radio of this.sync.querySelectorAll('input')) {
      radio.checked = radio.value === (timed ? 'time' : 'step');
    }
    this.stops = timed
      ? byTime(this.left.replay, this.left.told, this.right.replay, this.right.told)
      : byStep(this.left.told, this.right.told);
    const step = this.clamped(Number(route.query.get('step') ?? this.stops.length - 1));
    set(this.slider, { max: Math.max(0, this.stops.length - 1) });
    this.slider.value = String(step);
    const stop = this.stops[step];
    this.where.textContent = stop?.elapsed === undefined
      ? t('compare.step', { step: step + 1, total: this.stops.length })
      : t('compare.elapsed', { duration: duration(stop.elapsed) });
    if (stop !== undefined) {
      show(this.left, this.pair.left, stop.left);
      show(this.right, this.pair.right, stop.right);
    }
  }

  leave(): void {
    this.pair.destroy();
  }

  private clamped(step: number): number {
    return Math.min(Math.max(0, step), Math.max(0, this.stops.length - 1));
  }

  private put(changes: Record<string, string | number | undefined>): void {
    const route = altered(changes);
    history.replaceState(history.state, '', format(route));
    this.update(route);
  }
}

function sideOf(replay: Replay): Side {
  const instance = replay.instances[0];
  return {
    replay,
    course: new Course(replay.events),
    told: toldPlaces(replay.events).filter(place => replay.events[place]!.kind !== 'record.viewed'),
    story: new Story(replay.people, replay.definitions, replay.events),
    instance: instance?.id ?? '',
    definition: instance?.definitionId ?? '',
    said: h('p', { class: 'said' }),
  };
}

function show(side: Side, diagram: Diagram, place: number): void {
  const state = side.course.at(place);
  const event = side.replay.events[place];
  const where = event === undefined ? undefined : whereOf(event);
  diagram.show({
    tokens: tokens(state, side.instance),
    passed: passedFlows(state, side.instance),
    visited: visits(state, side.instance),
    current: where?.instance === side.instance ? where.element : undefined,
  });
  fill(side.said, ...(event === undefined ? [t('time.before')] : [
    h('time', { class: 'number soft', datetime: event.at }, second(event.at)), ` ${side.story.who(event)} ${side.story.what(event)}`]));
}

function caseSide(side: Side, diagram: Diagram): HTMLElement {
  const { replay } = side;
  const definition = replay.definitions.find(one => one.id === side.definition);
  return framed(h('a', { class: 'number', href: link(['cases', replay.caseNumber]) }, replay.caseNumber), [
    h('p', { class: 'facts' }, stateSign(replay.state),
      h('span', {}, definition === undefined ? replay.procedureName : t('case.version', { name: definition.name, version: definition.version })),
      h('span', {}, replay.municipalityName ?? ''), h('span', {}, replay.applicant ?? '')),
    side.said,
  ], diagram.container);
}

/** Where the two went different ways, and how long each stayed. */
function courseTable(left: Side, right: Side): HTMLElement {
  const [a, b] = [stays(left.replay.events, left.instance), stays(right.replay.events, right.instance)];
  const rows = [...new Set([...a.keys(), ...b.keys()])].map(id => ({ id, left: a.get(id), right: b.get(id) }))
    .filter(row => row.left?.times !== row.right?.times || Math.abs((row.left?.millis ?? 0) - (row.right?.millis ?? 0)) >= 60_000);
  const kind = (row: typeof rows[number]): string =>
    row.right === undefined ? t('compare.leftOnly') : row.left === undefined ? t('compare.rightOnly')
    : t('compare.times', { left: row.left.times, right: row.right.times });
  return h('section', { class: 'card' }, h('h2', {}, t('compare.course')),
    rows.length === 0 ? h('p', { class: 'soft' }, t('compare.sameCourse')) : h('table', {},
      h('thead', {}, h('tr', {}, h('th', { scope: 'col' }, t('compare.element')), h('th', { scope: 'col' }, t('compare.kind')),
        h('th', { scope: 'col' }, `${t('compare.took')}（${t('compare.left')}）`), h('th', { scope: 'col' }, `${t('compare.took')}（${t('compare.right')}）`))),
      h('tbody', {}, ...rows.map(row => h('tr', {},
        h('th', { scope: 'row' }, row.left?.name ?? row.right?.name ?? row.id),
        h('td', {}, kind(row)),
        h('td', {}, row.left === undefined ? '—' : duration(row.left.millis)),
        h('td', {}, row.right === undefined ? '—' : duration(row.right.millis)))))));
}
