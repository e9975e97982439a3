import * as api from '../api';
import type { Page } from '../page';
import { choice, input } from '../parts/controls';
import { fill, h } from '../parts/dom';
import { load } from '../parts/loading';
import { altered, format, type Route } from '../route';
import { minute } from '../text/format';
import { t } from '../text/text';

interface Step { from: string; fromName: string; to?: string; toName?: string }

interface Trial {
  cases: number;
  movable: number;
  groups: { cases: number; steps: Step[]; problems: string[] }[];
  /** Only those who may know of single cases are told. */
  perCase?: { caseNumber: string; steps: Step[]; problems: string[]; clocks: { name: string; timeLeft: string }[] }[];
}

interface Version { version: number; at: string; running: number }

type State = 'waiting' | 'moved' | 'failed' | 'left' | 'ended';

interface Migration {
  id: string;
  name: string;
  fromVersion: number;
  toVersion: number;
  reason: string;
  proposedBy: string;
  proposedAt: string;
  carriedOutBy?: string;
  carriedOutAt?: string;
  carriedOutReason?: string;
  counts: Partial<Record<State, number>>;
  cases?: { caseNumber: string; state: State; problem?: string }[];
}

interface Question { procedure: string; fromVersion: number; toVersion: number; mapping: Record<string, string> }

/** Tries, proposes and carries out; who may do which the server says. */
export function migrationsPage(root: HTMLElement, first: Route): Page {
  const form = h('div', { class: 'card' });
  const trial = h('div');
  const list = h('section', { class: 'card' });
  fill(root, h('h1', {}, t('migrations.title')), h('p', { class: 'lead' }, t('migrations.lead')), form, trial, list);

  function update(route: Route): void {
    fill(trial);
    void showForm(form, trial, list, route.query.get('procedure') ?? '');
    void showList(list);
  }

  update(first);
  return { update, leave: () => undefined };
}

async function showForm(form: HTMLElement, trial: HTMLElement, list: HTMLElement, procedure: string): Promise<void> {
  await load(form, () => procedure === '' ? Promise.resolve([]) : api.json<Version[]>('/migrations/versions', { procedure }), versions => {
    const options = versions.map(one => [String(one.version), t('migrations.version', { version: one.version, running: one.running })] as [string, string]);
    const choose = h('form', { class: 'ask', onsubmit: (event: SubmitEvent) => {
      event.preventDefault();
      location.hash = format(altered({ procedure: String(new FormData(choose).get('procedure') ?? '').trim() }));
    } }, input('procedure', 'migrations.procedure', procedure, { required: true, placeholder: 'enterprise-opening' }), h('button', { type: 'submit' }, t('page.apply')));
    const ask = h('form', { onsubmit: (event: SubmitEvent) => {
      event.preventDefault();
      const data = new FormData(ask);
      const question = {
        procedure,
        fromVersion: Number(data.get('from')),
        toVersion: Number(data.get('to')),
        mapping: mapping(String(data.get('mapping') ?? '')),
      };
      void load(trial, () => api.send<Trial>('/migrations/trial', question), found => [result(question, found, list)]);
    } },
      h('div', { class: 'ask' },
        choice('from', 'migrations.from', options, options[1]?.[0] ?? ''),
        choice('to', 'migrations.to', options, options[0]?.[0] ?? '')),
      h('label', { class: 'field' }, h('span', {}, t('migrations.mapping')), h('textarea', { name: 'mapping', rows: 2 })),
      h('p', {}, h('button', { type: 'submit', class: 'primary' }, t('migrations.try'))));
    return versions.length === 0 ? [choose] : [choose, ask];
  });
}

function mapping(text: string): Record<string, string> {
  const pairs = text.split('\n').map(line => line.split('=').map(part => part.trim())).filter(([from, to]) => Boolean(from) && Boolean(to));
  return Object.fromEntries(pairs) as Record<string, string>;
}

const steps = (all: readonly Step[]): HTMLElement => h('ul', { class: 'lines' }, ...all.map(step =>
  h('li', {}, step.fromName, ' → ', step.toName === undefined ? h('span', { class: 'alarm' }, '—') : step.toName)));

const problems = (all: readonly string[]): HTMLElement =>
  all.length === 0 ? h('span', {}, t('migrations.ready')) : h('ul', { class: 'lines' }, ...all.map(problem => h('li', { class: 'alarm' }, problem)));

function result(question: Question, trial: Trial, list: HTMLElement): HTMLElement {
  const said = h('div');
  const propose = h('form', { class: 'ask', onsubmit: (event: SubmitEvent) => {
    event.preventDefault();
    const reason = String(new FormData(propose).get('reason') ?? '');
    void load(said, () => api.send('/migrations', { ...question, reason }), () => {
      void showList(list);
      return [h('p', { class: 'message good', role: 'status' }, t('migrations.proposed'))];
    });
  } }, input('reason', 'migrations.reason', '', { required: true, maxlength: '500' }), h('button', { type: 'submit' }, t('migrations.propose')));
  const rows = trial.perCase === undefined
    ? trial.groups.map(group => ({ what: t('migrations.group', { count: group.cases }), clocks: [], ...group }))
    : trial.perCase.map(one => ({ what: one.caseNumber, ...one }));
  return h('section', { class: 'card' },
    h('h2', {}, t('migrations.result', { cases: trial.cases, movable: trial.movable })),
    h('div', { class: 'scroll', tabindex: 0, role: 'region', 'aria-label': t('migrations.cases') }, h('table', {},
      h('thead', {}, h('tr', {}, ...(['migrations.cases', 'migrations.steps', 'migrations.cannot'] as const).map(key => h('th', { scope: 'col' }, t(key))))),
      h('tbody', {}, ...rows.map(row => h('tr', {}, h('th', { scope: 'row', class: 'number' }, row.what), h('td', {}, steps(row.steps), ...row.clocks.map(clock => h('div', { class: 'soft' }, t('migrations.clock', clock)))), h('td', {}, problems(row.problems))))))),
    propose, said);
}

function showList(place: HTMLElement): Promise<void> {
  return load(place, () => api.json<Migration[]>('/migrations'), all => [
    h('h2', {}, t('migrations.list')),
    ...(all.length === 0 ? [h('p', { class: 'soft' }, t('migrations.none'))] : all.map(one => shown(one, place))),
  ]);
}

function shown(migration: Migration, place: HTMLElement): HTMLElement {
  const said = h('div');
  const execute = h('form', { class: 'ask', onsubmit: (event: SubmitEvent) => {
    event.preventDefault();
    const reason = String(new FormData(execute).get('reason') ?? '');
    void load(said, () => api.send(`/migrations/${encodeURIComponent(migration.id)}/execution`, { reason }), () => {
      void showList(place);
      return [];
    });
  } }, input('reason', 'migrations.reason', '', { required: true, maxlength: '500' }), h('button', { type: 'submit' }, t('migrations.execute')));
  const states = Object.entries(migration.counts).map(([state, count]) => t(`migration.${state as State}`, { count })).join(t('page.and'));
  const carriedOut = migration.carriedOutAt !== undefined;
  return h('section', { class: 'file' },
    h('h3', {}, t('case.version', { name: migration.name, version: migration.fromVersion }), ' → ', String(migration.toVersion)),
    h('dl', { class: 'facts-list' },
      h('dt', {}, t('migrations.proposedBy')), h('dd', {}, `${migration.proposedBy}，${minute(migration.proposedAt)}：${migration.reason}`),
      h('dt', {}, t('migrations.carriedOutBy')),
      h('dd', {}, carriedOut ? `${migration.carriedOutBy}，${minute(migration.carriedOutAt!)}：${migration.carriedOutReason}` : t('migrations.open')),
      ...(carriedOut ? [h('dt', {}, t('migrations.states')), h('dd', {}, states)] : [])),
    // who may know of single cases may be the one to carry it out
    ...(!carriedOut && migration.cases !== undefined ? [execute, said] : []),
    ...(migration.cases ?? []).filter(one => one.problem !== undefined).map(one =>
      h('p', { class: 'alarm' }, h('span', { class: 'number' }, one.caseNumber), ' ', one.problem ?? '')));
}

