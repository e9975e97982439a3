import * as api from '../api';
import type { Definition, JournalEvent, Replay } from '../contract';
import { Diagram, properties } from '../diagram/diagram';
import type { Page } from '../page';
import { FORMATS, stateSign } from '../parts/controls';
import { showDecision } from '../parts/decision';
import { diagramTools } from '../parts/diagramTools';
import { dialog } from '../parts/dialog';
import { fill, h, set } from '../parts/dom';
import { ElementPanel } from '../parts/elementPanel';
import { EventList } from '../parts/eventList';
import { showForm } from '../parts/form';
import { load } from '../parts/loading';
import { NowPanel } from '../parts/nowPanel';
import { Timeline } from '../parts/timeline';
import { Course } from '../replay/course';
import { toldPlaces } from '../replay/moments';
import { text } from '../replay/state';
import { Story } from '../replay/story';
import { elementOf, passedFlows, tokens, visits } from '../replay/tokens';
import { whereOf } from '../replay/where';
import { altered, format, formatMoment, here, link, parseMoment, type Route } from '../route';
import { day, minute } from '../text/format';
import { t } from '../text/text';

const TABS = ['events', 'state', 'element'] as const;
type Tab = typeof TABS[number];

/** Before the first event. */
const START = 'start';

/** The longest way that is run along between two moments. */
const MOST_FLOWS = 6;

export function replayPage(root: HTMLElement, first: Route): Page {
  const caseNumber = first.path[1]!;
  let stage: Stage | undefined;
  let left = false;

  const open = (reason?: api.Reason): void => {
    stage?.leave();
    stage = undefined;
    void load(root, () => api.replay(caseNumber, reason), replay => {
      if (left) {
        return [];
      }
      if (replay.events.length === 0) {
        return [h('p', { class: 'empty' }, t('case.empty'))];
      }
      stage = new Stage(replay, reason, open);
      // what it measures has to be on the page first
      queueMicrotask(() => stage?.update(here()));
      return [stage.element];
    });
  };
  open();
  return {
    update: route => stage?.update(route),
    leave: () => {
      left = true;
      stage?.leave();
    },
  };
}

/** A case that is being replayed. */
class Stage {

  readonly element = h('div', { class: 'stage' });
  private readonly course: Course;
  private readonly story: Story;
  private readonly told: number[];
  private readonly definitions: Map<string, Definition>;
  private readonly timeline: Timeline;
  private readonly list: EventList;
  private readonly now: NowPanel;
  private readonly chosen: ElementPanel;
  private readonly crumbs = h('nav', { class: 'crumbs', 'aria-label': t('crumb.label') });
  private readonly canvas = h('div', { class: 'canvas' });
  private readonly problem = h('p', { class: 'message error', hidden: true, role: 'alert' });
  private readonly said = h('span', { class: 'soft', role: 'status' });
  private readonly picker = h('select', { onchange: () => this.choose(this.picker.value, this.instanceOf(here())) });
  private readonly tabs = new Map<Tab, HTMLButtonElement>();
  private readonly panels = new Map<Tab, HTMLElement>();
  private readonly labels = new Map<string, string>();
  private diagram: Diagram | undefined;
  private drawing: Promise<Diagram | undefined> = Promise.resolve(undefined);
  /** Counts what was asked of the diagram: an older question is of no interest once a newer one waits. */
  private turn = 0;
  private readonly last: number;
  private shownDefinition = '';
  private shownPlace = -1;
  /** Element that is to be shown as soon as its diagram is there, on whatever plane it stands. */
  private sought: string | undefined;
  private sheet: { key: string; element: HTMLDialogElement } | undefined;

  constructor(private readonly replay: Replay, private readonly reason: api.Reason, private readonly reopen: (reason?: api.Reason) => void) {
    this.course = new Course(replay.events);
    this.story = new Story(replay.people, replay.definitions, replay.events);
    this.told = toldPlaces(replay.events);
    this.definitions = new Map(replay.definitions.map(definition => [definition.id, definition]));
    // who looked at it afterwards is no part of the case
    this.last = replay.events.findLastIndex(event => event.kind !== 'record.viewed');
    this.shownPlace = this.last;
    this.timeline = new Timeline(replay.events, this.told, replay.openedAt, {
      go: place => this.go(place),
      speed: speed => this.put({ speed: speed === 1 ? undefined : speed }),
    });
    this.list = new EventList(replay.events, this.story, place => this.goTo(place), all => this.put({ all: all ? 1 : undefined }));
    this.now = new NowPanel(this.story, variable => this.labels.get(variable), (activity, instance) => this.choose(activity, instance));
    this.chosen = new ElementPanel(replay.events, this.story, {
      go: place => this.go(place),
      enter: instance => this.visit({ in: instance, element: undefined, plane: undefined }),
      decision: event => this.visit({ decision: formatMoment(event) }),
      form: (task, name) => this.visit({ form: task, formName: name }),
    });
    fill(this.element, this.head(), this.crumbs, this.problem,
      h('div', { class: 'theatre' },
        h('div', { class: 'picture' }, this.canvas, diagramTools(() => this.diagram), legend()),
        this.aside()),
      this.timeline.element);
  }

  leave(): void {
    this.turn++;
    this.shownDefinition = '';
    this.timeline.leave();
    this.diagram?.destroy();
    this.sheet?.element.remove();
  }

  update(route: Route): void {
    const at = route.query.get('at');
    const place = at === null ? this.last : at === START ? -1 : this.course.placeOf(parseMoment(at));
    const event = this.replay.events[place];
    const instance = this.instanceOf(route);
    const state = this.course.at(place);
    const element = route.query.get('element') ?? undefined;
    this.showTab(tabOf(route));
    this.showCrumbs(instance, event, place);
    this.timeline.show(place, Number(route.query.get('speed') ?? 1), event === undefined ? '' : `${this.story.who(event)} ${this.story.what(event)}`);
    this.list.show(place, route.query.get('all') === '1');
    this.now.show({ event, state, changes: this.course.changes(this.before(place), place), instance });
    const before = this.shownPlace;
    this.shownPlace = place;
    const where = event === undefined ? undefined : whereOf(event);
    const current = where?.instance === instance ? where.element : undefined;
    const turn = ++this.turn;
    void this.draw(instance).then(drawn => {
      if (drawn === undefined || turn !== this.turn) {
        return;
      }
      // not as it was when this began: somebody may have gone on meanwhile
      const plane = here().query.get('plane') ?? undefined;
      if (this.sought === undefined) {
        drawn.open(plane);
      }
      drawn.show({
        tokens: tokens(state, instance),
        passed: passedFlows(state, instance),
        visited: visits(state, instance),
        current,
        selected: element,
      });
      this.bringIntoSight(drawn, current, plane);
      const inner = current === undefined ? undefined : drawn.planeOf(current);
      if (inner !== undefined && inner !== drawn.plane()) {
        this.showElsewhere(drawn.element(inner)?.name ?? inner, place);
      }
      // without a choice, what the event is about
      const chosen = drawn.element(element ?? current ?? '');
      this.picker.value = element ?? '';
      this.chosen.show(chosen === undefined ? undefined : { element: chosen, instance, place });
      if (place > before) {
        this.runAlong(drawn, instance, before, place);
      }
    });
    this.showSheet(route);
  }

  /** The told event before, from which the step that led here began. */
  private before(place: number): number {
    return this.told.findLast(one => one < place) ?? -1;
  }

  private instanceOf(route: Route): string {
    const wanted = route.query.get('in');
    return this.replay.instances.some(instance => instance.id === wanted) ? wanted! : this.replay.instances[0]?.id ?? '';
  }

  private go(place: number): void {
    const event = this.replay.events[place];
    if (here().query.get('follow') === '1') {
      this.goTo(place);
      return;
    }
    this.put({ at: event === undefined ? START : formatMoment(event) });
  }

  /** To an event that somebody picked: the diagram on which it happened comes with it. */
  private goTo(place: number): void {
    const event = this.replay.events[place];
    const instance = event === undefined ? '' : whereOf(event).instance;
    const known = this.replay.instances.findIndex(one => one.id === instance);
    this.sought = known < 0 ? undefined : whereOf(event!).element;
    this.put({ at: event === undefined ? START : formatMoment(event), ...(known < 0 ? {} : { in: known === 0 ? undefined : instance, ...(instance === this.instanceOf(here()) ? {} : { plane: undefined }) }) });
  }

  /** The same page in another state, without a step in the browser's history. */
  private put(changes: Record<string, string | number | undefined>): void {
    const route = altered(changes);
    history.replaceState(history.state, '', format(route));
    this.update(route);
  }

  /** With a step in the browser's history, so that one can go back. */
  private visit(changes: Record<string, string | number | undefined>): void {
    location.hash = format(altered(changes));
  }

  private choose(activity: string, instance: string): void {
    const root = this.replay.instances[0]?.id;
    this.sought = elementOf(activity) || undefined;
    this.put({ element: this.sought, in: instance === root ? undefined : instance, tab: 'element' });
  }

  private bringIntoSight(drawn: Diagram, current: string | undefined, plane: string | undefined): void {
    const sought = this.sought;
    this.sought = undefined;
    if (sought !== undefined) {
      drawn.reveal(sought);
      if (drawn.plane() !== plane) {
        this.put({ plane: drawn.plane() });
      }
    } else if (current !== undefined && drawn.planeOf(current) === plane) {
      drawn.reveal(current);
    }
  }

  /** The diagram of the instance; undefined where it cannot be shown or another is wanted by now. */
  private draw(instance: string): Promise<Diagram | undefined> {
    const definition = this.definitionOf(instance);
    if (this.shownDefinition !== definition) {
      this.shownDefinition = definition;
      this.diagram?.destroy();
      this.diagram = undefined;
      this.problem.hidden = true;
      fill(this.canvas, h('p', { class: 'empty' }, t('page.loading')));
      this.drawing = this.drawn(definition).catch((problem: unknown) => {
        fill(this.canvas);
        this.problem.textContent = t('problem.diagram', { problem: problem instanceof Error ? problem.message : String(problem) });
        this.problem.hidden = false;
        return undefined;
      });
    }
    return this.drawing;
  }

  private async drawn(definition: string): Promise<Diagram | undefined> {
    const xml = await api.bpmn(definition);
    if (this.shownDefinition !== definition) {
      return undefined;
    }
    const known = this.definitions.get(definition);
    const diagram = new Diagram(t('diagram.label', { name: known?.name ?? definition, version: known?.version ?? '' }),
      element => this.put({ element: diagram.element(element)?.$type === 'bpmn:Process' ? undefined : element, tab: 'element' }),
      plane => {
        if ((here().query.get('plane') ?? undefined) !== plane && this.diagram === diagram) {
          this.put({ plane });
        }
      });
    fill(this.canvas, diagram.container);
    await diagram.load(xml);
    if (this.shownDefinition !== definition) {
      diagram.destroy();
      return undefined;
    }
    this.diagram = diagram;
    this.learnLabels(diagram);
    fill(this.picker, h('option', { value: '' }, ''), ...diagram.elements().filter(element => element.name !== undefined)
      .map(element => h('option', { value: element.id }, element.name!)));
    return diagram;
  }

  /** The version on which the instance stands at the moment that is shown, or at another; a migration changes it. */
  private definitionOf(instance: string, place = this.shownPlace): string {
    const moved = this.replay.events.slice(0, place + 1).findLast(event =>
      event.kind.startsWith('activity.') && text(event, 'processInstanceId') === instance && text(event, 'processDefinitionId') !== '');
    return moved === undefined
      ? this.replay.instances.find(one => one.id === instance)?.definitionId ?? ''
      : text(moved, 'processDefinitionId');
  }

  /** The diagram says what some of the data are called. */
  private learnLabels(diagram: Diagram): void {
    const process = diagram.process();
    if (process !== undefined) {
      for (const [name, label] of properties(process)) {
        if (name.startsWith('output.')) {
          this.labels.set(name.slice('output.'.length), label);
        }
      }
    }
  }

  private runAlong(diagram: Diagram, instance: string, from: number, to: number): void {
    const flows = this.replay.events.slice(from + 1, to + 1)
      .filter(event => event.kind === 'flow.taken' && text(event, 'processInstanceId') === instance)
      .map(event => text(event, 'flowId'));
    if (flows.length > 0 && flows.length <= MOST_FLOWS) {
      void diagram.run(flows, 400);
    }
  }

  private head(): HTMLElement {
    const { replay } = this;
    const definition = this.definitions.get(replay.instances[0]?.definitionId ?? '');
    const last = this.definitions.get(this.definitionOf(replay.instances[0]?.id ?? '', replay.events.length - 1));
    return h('header', { class: 'case' },
      h('div', { class: 'row' },
        h('h1', { class: 'number' }, replay.caseNumber),
        stateSign(replay.state),
        replay.source !== 'journal' && h('span', { class: 'mark' }, t('events.inferred')),
        this.actions()),
      h('p', { class: 'facts' },
        ...[
          replay.procedureName, replay.municipalityName, replay.applicant,
          definition === undefined ? undefined : t('case.version', { name: definition.key, version: definition.version }),
          last === undefined || last === definition ? undefined : t('case.moved', { version: last.version }),
          t('case.opened', { at: minute(replay.openedAt) }),
          replay.endedAt === undefined ? undefined : t('case.ended', { at: minute(replay.endedAt) }),
          replay.archivedAt === undefined ? undefined : t('case.archived', { day: day(replay.archivedAt) }),
        ].filter(fact => fact !== undefined && fact !== '').map(fact => h('span', {}, fact!)),
        h('span', { class: this.reason === undefined ? '' : 'alarm' },
          this.reason === undefined ? t('case.masked') : t('case.unmasked', { reason: this.reason }))),
      replay.events.some(event => event.kind === 'record.forgotten') ? h('p', { class: 'message' }, t('case.forgotten')) : null,
      replay.source === 'journal' ? null : h('p', { class: 'message' }, t(replay.source === 'history' ? 'case.inferred' : 'case.mixed')));
  }

  private actions(): HTMLElement {
    const base = `/audit/cases/${encodeURIComponent(this.replay.caseNumber)}`;
    return h('div', { class: 'actions' },
      this.said,
      h('button', { type: 'button', onclick: () => void this.share() }, t('case.share')),
      this.reason === undefined
        ? h('button', { type: 'button', onclick: () => this.askReason() }, t('case.unmask'))
        : h('button', { type: 'button', onclick: () => this.reopen() }, t('case.mask')),
      h('a', { class: 'button', href: link(['compare'], { a: this.replay.caseNumber }) }, t('case.compare')),
      h('a', { class: 'button', href: link(['cases', this.replay.caseNumber, 'verification']) }, t('case.verification')),
      h('details', { class: 'menu' }, h('summary', { class: 'button' }, t('case.export')),
        h('ul', {}, ...[...FORMATS, 'pack' as const].map(form => h('li', {},
          h('a', { href: api.address(`${base}/export`, { format: form }), download: true }, t(`format.${form}`)))))));
  }

  private async share(): Promise<void> {
    const event = this.replay.events[this.shownPlace];
    const address = new URL(format(altered({ at: event === undefined ? START : formatMoment(event) })), location.href).href;
    history.replaceState(history.state, '', address);
    // only in a secure context is there a clipboard; the address bar has the link in any case
    await navigator.clipboard?.writeText(address);
    this.said.textContent = t('case.shared');
  }

  private askReason(): void {
    const field = h('textarea', { name: 'reason', required: true, minlength: 5, maxlength: 500, rows: 3 });
    const form = h('form', { method: 'dialog', onsubmit: () => this.reopen(field.value.trim()) },
      h('label', { class: 'field' }, h('span', {}, t('case.reason')), field),
      h('p', { class: 'soft' }, t('case.reasonHint')),
      h('button', { type: 'submit', class: 'primary' }, t('page.apply')));
    dialog(t('case.unmask'), [form], () => undefined);
  }

  private aside(): HTMLElement {
    const contents: Record<Tab, HTMLElement> = { events: this.list.element, state: this.now.element, element: h('div', {}, h('label', { class: 'field pick' }, h('span', {}, t('element.pick')), this.picker), this.chosen.element) };
    const bar = h('div', { class: 'tabs', role: 'tablist', 'aria-label': t('tab.label'), onkeydown: (event: KeyboardEvent) => this.moveTab(event) });
    const aside = h('aside', { class: 'details' }, bar);
    for (const tab of TABS) {
      const button = h('button', { type: 'button', role: 'tab', id: `tab-${tab}`, 'aria-controls': `panel-${tab}`, onclick: () => this.put({ tab: tab === 'events' ? undefined : tab }) }, t(`tab.${tab}`));
      const panel = h('div', { class: 'panel', role: 'tabpanel', id: `panel-${tab}`, 'aria-labelledby': `tab-${tab}`, tabindex: 0 }, contents[tab]);
      this.tabs.set(tab, button);
      this.panels.set(tab, panel);
      bar.append(button);
      aside.append(panel);
    }
    return aside;
  }

  private moveTab(event: KeyboardEvent): void {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    if (step !== 0) {
      event.preventDefault();
      const next = TABS[(TABS.indexOf(tabOf(here())) + step + TABS.length) % TABS.length]!;
      this.put({ tab: next === 'events' ? undefined : next });
      this.tabs.get(next)?.focus();
    }
  }

  private showTab(chosen: Tab): void {
    for (const tab of TABS) {
      set(this.tabs.get(tab)!, { 'aria-selected': String(tab === chosen), tabindex: tab === chosen ? 0 : -1 });
      this.panels.get(tab)!.hidden = tab !== chosen;
    }
  }

  /** From the case's own process down to the called one that is shown. */
  private showCrumbs(instance: string, event: JournalEvent | undefined, place: number): void {
    const way: string[] = [];
    for (let at: string | undefined = instance; at !== undefined && at !== ''; at = this.replay.instances.find(one => one.id === at)?.superInstance) {
      way.unshift(at);
    }
    const root = this.replay.instances[0]?.id;
    const address = (id: string): string => format(altered({ in: id === root ? undefined : id, element: undefined, plane: undefined }));
    const elsewhere = event === undefined ? '' : whereOf(event).instance;
    const known = elsewhere !== '' && elsewhere !== instance && this.replay.instances.some(one => one.id === elsewhere);
    fill(this.crumbs,
      h('ol', {}, ...way.map(id => h('li', {}, id === instance
        ? h('span', { 'aria-current': 'page' }, this.nameOf(id))
        : h('a', { href: address(id) }, this.nameOf(id))))),
      this.follow());
    if (known) {
      this.showElsewhere(this.nameOf(elsewhere), place);
    }
  }

  private showElsewhere(name: string, place: number): void {
    this.crumbs.querySelector('.elsewhere')?.remove();
    this.crumbs.append(h('span', { class: 'elsewhere' }, t('crumb.elsewhere'), h('button', { type: 'button', class: 'plain', onclick: () => this.goTo(place) }, name)));
  }

  private follow(): HTMLElement {
    const box = h('input', { type: 'checkbox', checked: here().query.get('follow') === '1', onchange: () => {
      this.put({ follow: box.checked ? 1 : undefined });
      this.go(this.shownPlace);
    } });
    return h('label', {}, box, t('crumb.follow'));
  }

  private nameOf(instance: string): string {
    const definition = this.definitions.get(this.definitionOf(instance));
    return definition === undefined ? instance : t('case.version', { name: definition.name, version: definition.version });
  }

  /** The decision or the form that the address asks for. */
  private showSheet(route: Route): void {
    const decision = route.query.get('decision');
    const form = route.query.get('form');
    const key = decision ?? form ?? '';
    if (this.sheet?.key === key) {
      return;
    }
    this.sheet?.element.remove();
    this.sheet = undefined;
    const closed = (): void => {
      this.sheet = undefined;
      this.put({ decision: undefined, form: undefined, formName: undefined });
    };
    const moment = parseMoment(decision);
    const event = moment === undefined ? undefined : this.replay.events[this.course.placeOf(moment)];
    if (event?.kind === 'decision.evaluate') {
      this.sheet = { key, element: showDecision(this.replay.caseNumber, event, closed) };
    } else if (form !== null) {
      this.sheet = { key, element: showForm(this.replay.caseNumber, form, route.query.get('formName') ?? form, this.reason, closed) };
    }
  }
}

const tabOf = (route: Route): Tab => TABS.find(tab => tab === route.query.get('tab')) ?? 'events';

function legend(): HTMLElement {
  const token = (kind: string, sign: string): HTMLElement => h('span', { class: `token ${kind}` }, sign);
  return h('details', { class: 'legend' }, h('summary', {}, t('diagram.legend')),
    h('ul', {},
      h('li', {}, token('going', '●'), t('legend.token')),
      h('li', {}, token('queued', '…'), t('legend.queued')),
      h('li', {}, token('stuck', '!'), t('legend.stuck')),
      h('li', {}, h('span', { class: 'swatch current' }), t('legend.current')),
      h('li', {}, h('span', { class: 'swatch passed' }), t('legend.passed')),
      h('li', {}, h('span', { class: 'swatch visited' }), t('legend.visited')),
      h('li', { class: 'soft' }, t('diagram.hint'))));
}
