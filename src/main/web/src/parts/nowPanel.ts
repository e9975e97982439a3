import type { JournalEvent } from '../contract';
import type { Change } from '../replay/course';
import type { State, Variable } from '../replay/state';
import { role, type Story } from '../replay/story';
import { second, value } from '../text/format';
import { t, tOr, type Key } from '../text/text';
import { fill, h } from './dom';

/** What is asked of the panel beside the state itself. */
export interface Now {
  readonly event: JournalEvent | undefined;
  readonly state: State;
  readonly changes: readonly Change[];
  /** Process instance that the diagram shows. */
  readonly instance: string;
}

/** How the case stands at the moment: what changed, who has to do what, which limits run. */
export class NowPanel {

  readonly element = h('div', { class: 'now' });
  private readonly filter = h('input', { type: 'search', placeholder: t('now.filter'), 'aria-label': t('now.filter'), oninput: () => this.showVariables() });
  private readonly variables = h('div');
  private readonly whole = h('details', {}, h('summary'), this.filter, this.variables);
  private known: Variable[] = [];

  constructor(
    private readonly story: Story,
    private readonly labels: (variable: string) => string | undefined,
    private readonly choose: (activityId: string, instance: string) => void,
  ) {}

  show(now: Now): void {
    const { state } = now;
    this.known = [...state.variables.values()].sort((a, b) => a.name.localeCompare(b.name));
    this.whole.firstElementChild!.textContent = t('now.variables', { count: this.known.length });
    this.showVariables();
    fill(this.element,
      section('now.changes', this.changes(now.changes)),
      section('now.tasks', list('now.noTasks', [...state.tasks.values()].map(task => h('li', {},
        this.place(task.name || task.activityId, task.activityId, task.instance),
        h('span', {}, task.assignee === ''
          ? t('now.unclaimed', { groups: (state.candidates.get(task.id) ?? []).map(role).join(t('page.and')) })
          : this.story.person(task.assignee)),
        task.due !== '' && h('span', { class: 'soft' }, t('now.due', { at: second(task.due) })))))),
      section('now.clocks', list('now.noClocks', [...state.clocks.values()].filter(clock => clock.state !== 'stopped').map(clock => h('li', {},
        h('strong', {}, clock.name),
        h('span', { class: `level ${clock.state === 'paused' ? 'grey' : clock.level}` },
          clock.state === 'paused' ? t('clock.paused') : `${t(`clock.${clock.state}`)} · ${tOr(`level.${clock.level}`, clock.level)}`),
        h('span', { class: 'soft' }, clock.dueDay === '' ? t('now.noDueDay') : t('now.dueDay', { day: clock.dueDay })))))),
      section('now.incidents', list('now.noIncidents', [...state.incidents.values()].map(incident => h('li', { class: 'trouble' },
        this.place(incident.name || incident.activityId, incident.activityId, incident.instance), h('span', {}, incident.message))))),
      section('now.jobs', list('now.noJobs', [...state.jobs.values()].map(job => h('li', {},
        this.place(job.name || job.activityId || t('job.other'), job.activityId, job.instance),
        h('span', {}, job.begun ? t('job.begun') : tOr(`job.${job.type.replace(/^timer.*/, 'timer')}`, t('job.other'))),
        job.due !== '' && h('span', { class: 'soft' }, second(job.due)),
        h('span', { class: 'soft' }, t('now.retries', { count: job.retries })),
        job.problem !== '' && h('span', { class: 'trouble' }, job.problem))))),
      this.whole,
      now.event === undefined ? null : h('details', {}, h('summary', {}, t('now.event')), particulars(now.event)));
  }

  private place(name: string, activityId: string, instance: string): HTMLElement {
    return activityId === ''
      ? h('strong', {}, name)
      : h('button', { type: 'button', class: 'plain', onclick: () => this.choose(activityId, instance) }, name);
  }

  private changes(changes: readonly Change[]): HTMLElement {
    if (changes.length === 0) {
      return h('p', { class: 'soft' }, t('now.noChanges'));
    }
    return h('table', { class: 'changes' },
      h('thead', {}, h('tr', {}, ...(['now.variable', 'now.before', 'now.after'] as const).map(key => h('th', { scope: 'col' }, t(key))))),
      h('tbody', {}, ...changes.map(change => h('tr', {},
        h('th', { scope: 'row' }, ...this.name(change.variable)),
        h('td', { class: 'before' }, shown(change.before)),
        h('td', { class: 'after' }, shown(change.after))))));
  }

  private name(variable: Variable): Node[] {
    const label = this.labels(variable.name);
    return label === undefined
      ? [h('code', {}, variable.name)]
      : [h('span', {}, label), h('code', { class: 'soft' }, variable.name)];
  }

  private showVariables(): void {
    const wanted = this.filter.value.trim().toLowerCase();
    const rows = this.known.filter(one => `${one.name} ${this.labels(one.name) ?? ''} ${value(one.value)}`.toLowerCase().includes(wanted));
    fill(this.variables, h('table', { class: 'changes' }, h('tbody', {}, ...rows.map(one => h('tr', {},
      h('th', { scope: 'row' }, ...this.name(one)),
      h('td', {}, shown(one.value)))))));
  }
}

function section(title: Key, content: Node): HTMLElement {
  return h('section', {}, h('h2', {}, t(title)), content);
}

function list(none: Key, items: HTMLElement[]): HTMLElement {
  return items.length === 0 ? h('p', { class: 'soft' }, t(none)) : h('ul', { class: 'lines' }, ...items);
}

/** Lists and objects are stored as JSON, and read better laid out. */
export function shown(of: unknown): Node {
  const parsed = typeof of === 'string' && /^[[{]/.test(of) ? attempt(of) : of;
  if (parsed !== null && typeof parsed === 'object') {
    return h('pre', {}, JSON.stringify(parsed, null, 1));
  }
  return document.createTextNode(value(of));
}

function attempt(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

function particulars(event: JournalEvent): HTMLElement {
  return h('table', { class: 'changes' }, h('tbody', {}, ...Object.entries(event).map(([name, detail]) =>
    h('tr', {}, h('th', { scope: 'row' }, h('code', {}, name)), h('td', {}, shown(detail))))));
}
