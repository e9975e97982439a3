import * as api from '../api';
import type { Page } from '../page';
import { fill, h } from '../parts/dom';
import { basis } from '../parts/elementPanel';
import { load } from '../parts/loading';
import { link, type Route } from '../route';
import { minute, number } from '../text/format';
import { t } from '../text/text';

interface Finding {
  id: string;
  name: string;
  description: string;
  basis?: string;
  /** What it sees and what it does not. */
  limits?: string;
  /** One more than {@link MOST_COUNTED} where there are more than these. */
  count: number;
}

interface FindingRow {
  caseNumber: string;
  municipality: string;
  at: string;
  seq: number;
  index: number;
  activityName?: string;
  detail: string;
}

interface Rows {
  total: number;
  rows: FindingRow[];
}

const SIZE = 50;
const MOST_COUNTED = 10_000;

const counted = (count: number): string => count > MOST_COUNTED ? t('findings.many') : number(count);

export function findingsPage(root: HTMLElement): Page {
  const place = h('section', { class: 'card' });
  fill(root, h('h1', {}, t('findings.title')), h('p', { class: 'lead' }, t('findings.lead')), place);
  void load(place, () => api.json<Finding[]>('/audit/findings'), findings => [
    h('table', {},
      h('thead', {}, h('tr', {}, h('th', { scope: 'col' }, t('findings.name')), h('th', { scope: 'col' }, t('findings.basis')), h('th', { scope: 'col', class: 'amount' }, t('findings.count')))),
      h('tbody', {}, ...findings.map(finding => h('tr', {},
        h('th', { scope: 'row' },
          h('a', { href: link(['findings', finding.id]) }, finding.name),
          h('div', { class: 'soft' }, finding.description)),
        h('td', {}, finding.basis ? basis(finding.basis) : '—'),
        h('td', { class: 'amount' }, finding.count > 0 ? h('strong', {}, counted(finding.count)) : '0'))))),
  ]);
  return { update: () => undefined, leave: () => undefined };
}

export function findingPage(root: HTMLElement, first: Route): Page {
  const id = first.path[1]!;
  const heading = h('h1');
  const place = h('section', { class: 'card' });
  fill(root, h('p', {}, h('a', { href: link(['findings']) }, `‹ ${t('findings.back')}`)), heading, place);

  async function answer(page: number): Promise<[Finding | undefined, Rows, Map<string, string>]> {
    const path = `/audit/findings/${encodeURIComponent(id)}`;
    const [all, rows, places] = await Promise.all([
      api.json<Finding[]>('/audit/findings'), api.json<Rows>(path, { page, size: SIZE }), api.municipalities(),
    ]);
    return [all.find(one => one.id === id), rows, new Map(places.map(place => [place.id, place.name]))];
  }

  function update(route: Route): void {
    const page = Number(route.query.get('page') ?? 0);
    void load(place, () => answer(page), ([finding, rows, places]) => {
      heading.textContent = t('findings.rows', { name: finding?.name ?? id, total: counted(rows.total) });
      return [
        finding === undefined ? h('p') : h('div', {}, h('p', {}, finding.description), finding.limits ? h('p', { class: 'soft' }, finding.limits) : null, finding.basis ? basis(finding.basis) : null),
        rows.rows.length === 0 ? h('p', { class: 'empty' }, t('findings.none')) : table(rows.rows, places),
        pages(id, page, Math.ceil(Math.min(rows.total, MOST_COUNTED) / SIZE)),
      ];
    });
  }

  update(first);
  return { update, leave: () => undefined };
}

function table(rows: readonly FindingRow[], places: ReadonlyMap<string, string>): HTMLElement {
  return h('div', { class: 'scroll', tabindex: 0, role: 'region', 'aria-label': t('findings.title') }, h('table', {},
    h('thead', {}, h('tr', {}, ...(['findings.case', 'findings.place', 'findings.at', 'findings.activity', 'findings.detail'] as const)
      .map(key => h('th', { scope: 'col' }, t(key))))),
    h('tbody', {}, ...rows.map(row => h('tr', {},
      h('th', { scope: 'row' }, h('a', { class: 'number', href: link(['cases', row.caseNumber], { at: `${row.seq}.${row.index}` }) }, row.caseNumber)),
      h('td', {}, places.get(row.municipality) ?? row.municipality),
      h('td', { class: 'number' }, minute(row.at)),
      h('td', {}, row.activityName ?? ''),
      h('td', {}, row.detail))))));
}

function pages(id: string, page: number, count: number): HTMLElement {
  const to = (other: number): string => link(['findings', id], { page: other === 0 ? undefined : other });
  return h('nav', { class: 'row pages' },
    page > 0 && h('a', { class: 'button', href: to(page - 1), rel: 'prev' }, t('find.previous')),
    count > 1 && h('span', {}, t('find.page', { page: page + 1, pages: count })),
    page + 1 < count && h('a', { class: 'button', href: to(page + 1), rel: 'next' }, t('find.next')));
}
