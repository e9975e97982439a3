import * as api from '../api';
import type { Difference } from '../diagram/differences';
import { differenceTable, framed, markDifferences, Pair, reveal } from '../diagram/pair';
import type { Page } from '../page';
import { input } from '../parts/controls';
import { fill, h } from '../parts/dom';
import { load } from '../parts/loading';
import { altered, format, link, type Route } from '../route';
import { minute } from '../text/format';
import { t } from '../text/text';

type Kind = Difference['kind'];

interface Deployment {
  id: string;
  name?: string;
  source?: string;
  byName: string;
  at: string;
  folders: string[];
  changed: { file: string; kind: Kind; parts: number }[];
}

interface Listed {
  deployments: Deployment[];
  withheld: { folder: string; files: string[] }[];
}

interface Part {
  kind: Kind;
  id: string;
  name: string;
  type: string;
  facts: { name: string; from?: string; to?: string }[];
}

interface FileEntry {
  before?: string;
  difference: { file: string; kind?: Kind; parts: Part[]; lines: { kind: Kind; number: number; text: string }[] };
}

interface Whole {
  deployment: Deployment;
  files: FileEntry[];
}

const SIZE = 30;

export function deploymentsPage(root: HTMLElement, first: Route): Page {
  const place = h('section', { class: 'card' });
  const filter = h('form', { class: 'ask card', role: 'search', onsubmit: (event: SubmitEvent) => {
    event.preventDefault();
    location.hash = format(altered({ folder: String(new FormData(filter).get('folder') ?? '').trim(), page: undefined }));
  } }, input('folder', 'deployments.folder', first.query.get('folder') ?? '', { placeholder: t('deployments.folderHint') }),
    h('button', { type: 'submit', class: 'primary' }, t('page.apply')));
  fill(root, h('h1', {}, t('deployments.title')), h('p', { class: 'lead' }, t('deployments.lead')), filter, place);

  function update(route: Route): void {
    const page = Number(route.query.get('page') ?? 0);
    void load(place, () => api.json<Listed>('/deployments', { folder: route.query.get('folder') ?? '', page, size: SIZE }), listed => [
      ...listed.withheld.map(one => h('p', { class: 'message error', role: 'alert' },
        t('deployments.withheld', { folder: one.folder, files: one.files.join(t('page.and')) }))),
      listed.deployments.length === 0 ? h('p', { class: 'empty' }, t('deployments.none')) : table(listed.deployments),
      h('nav', { class: 'row pages' },
        page > 0 && h('a', { class: 'button', href: format(altered({ page: page === 1 ? undefined : page - 1 })), rel: 'prev' }, t('find.previous')),
        listed.deployments.length === SIZE && h('a', { class: 'button', href: format(altered({ page: page + 1 })), rel: 'next' }, t('find.next'))),
    ]);
  }

  update(first);
  return { update, leave: () => undefined };
}

function table(deployments: readonly Deployment[]): HTMLElement {
  const columns = ['deployments.at', 'deployments.by', 'deployments.name', 'deployments.folders', 'deployments.changed', 'deployments.source'] as const;
  return h('div', { class: 'scroll', tabindex: 0, role: 'region', 'aria-label': t('deployments.title') }, h('table', {},
    h('thead', {}, h('tr', {}, ...columns.map(key => h('th', { scope: 'col' }, t(key))))),
    h('tbody', {}, ...deployments.map(one => h('tr', {},
      h('th', { scope: 'row' }, h('a', { class: 'number', href: link(['deployments', one.id]) }, minute(one.at))),
      h('td', {}, one.byName),
      h('td', {}, one.name ?? ''),
      h('td', {}, one.folders.join(t('page.and'))),
      h('td', {}, summary(one)),
      h('td', {}, one.source ?? ''))))));
}

/** A few by name, many by number. */
function summary(deployment: Deployment): HTMLElement | string {
  return deployment.changed.length === 0 ? t('deployments.same')
    : deployment.changed.length > 5 ? t('deployments.files', { count: deployment.changed.length })
    : h('ul', { class: 'lines' }, ...deployment.changed.map(one => h('li', {}, sign(one.kind), ' ', h('code', {}, one.file.replace(/^.*\//, '')))));
}

const sign = (kind: Kind): HTMLElement => h('span', { class: `difference ${kind}` }, t(`compare.${kind}`));

/** A deployment with its differences; those of a diagram are shown on it, one after the other by keyboard too. */
export function deploymentPage(root: HTMLElement, first: Route): Page {
  const place = h('div');
  const shown: Pair[] = [];
  fill(root, h('p', {}, h('a', { href: link(['deployments']) }, `‹ ${t('deployments.back')}`)), place);
  const id = first.path[1]!;
  void load(place, () => api.json<Whole>(`/deployments/${encodeURIComponent(id)}`), whole => {
    const differing = whole.files.filter(file => file.difference.kind !== undefined);
    return [
      h('h1', {}, t('deployments.one', { name: whole.deployment.name ?? id, at: minute(whole.deployment.at) })),
      h('p', { class: 'lead' }, [whole.deployment.byName, whole.deployment.source ?? '', whole.deployment.folders.join(t('page.and'))].filter(said => said !== '').join(' · ')),
      ...differing.map(file => section(id, file, shown)),
      h('p', { class: 'soft' }, t('deployments.unchanged', { count: whole.files.length - differing.length })),
    ];
  });
  return { update: () => undefined, leave: () => shown.forEach(pair => pair.destroy()) };
}

function section(deployment: string, file: FileEntry, shown: Pair[]): HTMLElement {
  const { difference } = file;
  const kind = difference.kind!;
  const title = h('h2', {}, t(`deployments.${kind}File`), ' ', h('code', {}, difference.file));
  if (difference.parts.length === 0) {
    return h('section', { class: 'card' }, title, h('p', { class: 'soft' }, t('deployments.layout')),
      h('ul', { class: 'lines' }, ...difference.lines.map(line => h('li', {}, h('span', { class: 'soft number' }, t('deployments.line', { line: line.number })), ' ',
        line.kind === 'removed' ? h('del', {}, h('code', {}, line.text)) : h('ins', {}, h('code', {}, line.text))))));
  }
  const found = difference.parts.map(asDifference);
  if (kind === 'changed' && difference.file.endsWith('.bpmn') && file.before !== undefined) {
    return onDiagram(title, deployment, file.before, difference.file, found, shown);
  }
  // a new file is all new: its parts are told, not what each of them says
  const told = kind === 'changed' ? found : found.map(one => ({ ...one, facts: [] }));
  return h('section', { class: 'file' }, title, differenceTable(undefined, told));
}

const asDifference = (part: Part): Difference => ({
  id: part.id,
  name: `${part.type} ${part.name}`,
  kind: part.kind,
  facts: part.facts.map(fact => ({ fact: fact.name, before: fact.from ?? '', after: fact.to ?? '' })),
});

function onDiagram(title: HTMLElement, deployment: string, before: string, file: string, found: readonly Difference[], shown: Pair[]): HTMLElement {
  const pair = new Pair();
  shown.push(pair);
  const where = h('span', { role: 'status' });
  let place = -1;
  const go = (by: number): void => {
    place = (place + by + found.length) % found.length;
    const one = found[place]!;
    reveal(pair, [one]);
    pair.point(one.id);
    where.textContent = `${t('deployments.place', { place: place + 1, count: found.length })}：${t(`compare.${one.kind}`)} ${one.name}`;
  };
  const drawn = h('div', { class: 'sides' },
    framed(t('deployments.before'), [], pair.left.container),
    framed(t('deployments.now'), [], pair.right.container));
  queueMicrotask(() => void Promise.all([api.deployedFile(before, file), api.deployedFile(deployment, file)])
    .then(([old, now]) => pair.load(old, now, true))
    .then(() => {
      markDifferences(pair, found);
      go(1);
    })
    .catch(problem => fill(drawn, h('p', { class: 'message error', role: 'alert' }, t('problem.diagram', { problem: String(problem) })))));
  return h('section', { class: 'file' }, title,
    h('div', { class: 'row' },
      h('button', { type: 'button', onclick: () => go(-1) }, `‹ ${t('deployments.previous')}`),
      h('button', { type: 'button', onclick: () => go(1) }, `${t('deployments.next')} ›`), where),
    drawn,
    differenceTable(pair, found));
}
