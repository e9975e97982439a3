import * as api from '../api';
import type { CasePage, CaseSummary } from '../contract';
import type { Page } from '../page';
import { choice, FORMATS, input, stateSign } from '../parts/controls';
import { fill, h } from '../parts/dom';
import { load } from '../parts/loading';
import { link, type Route } from '../route';
import { day, minute, number } from '../text/format';
import { roles, t, type Key } from '../text/text';

const FLAGS = ['overdue', 'revoked', 'manual', 'incident'] as const;
const STATES = ['running', 'completed', 'terminated'] as const;
const FILTERS = ['text', 'procedure', 'municipality', 'state', 'department', 'from', 'to', ...FLAGS] as const;
const SIZE = 20;
const MOST_COUNTED = 10_000;

export function findPage(root: HTMLElement, first: Route): Page {
  const form = h('form', { class: 'search card', role: 'search', onsubmit: submit });
  const results = h('section', { class: 'results', 'aria-live': 'polite' });
  root.append(h('h1', {}, t('find.title')), form, results);

  function submit(event: SubmitEvent): void {
    event.preventDefault();
    const data = new FormData(form);
    const wanted = Object.fromEntries(FILTERS.map(name => [name, String(data.get(name) ?? '').trim()]));
    location.hash = link(['cases'], wanted);
  }

  async function fillForm(route: Route): Promise<void> {
    const asked = (name: string): string => route.query.get(name) ?? '';
    const [places, processes] = await Promise.all([
      api.municipalities().catch(() => []),
      api.definitions().catch(() => []),
    ]);
    const any: [string, string] = ['', t('page.all')];
    const procedures = new Map(processes.map(definition => [definition.key, definition.name]));
    fill(form,
      h('div', { class: 'fields' },
        input('text', 'find.text', asked('text'), { type: 'search', title: t('find.textHint'), placeholder: t('find.textHint') }),
        choice('procedure', 'find.procedure', [any, ...procedures], asked('procedure')),
        choice('municipality', 'find.municipality', [any, ...places.map(place => [place.id, place.name] as const)], asked('municipality')),
        choice('state', 'find.state', [any, ...STATES.map(state => [state, t(`state.${state}`)] as const)], asked('state')),
        choice('department', 'find.department', [any, ...roles()], asked('department')),
        input('from', 'find.from', asked('from'), { type: 'date' }),
        input('to', 'find.to', asked('to'), { type: 'date' })),
      h('div', { class: 'row' },
        h('fieldset', { class: 'flags' }, h('legend', {}, t('find.flags')),
          ...FLAGS.map(flag => h('label', {},
            h('input', { type: 'checkbox', name: flag, value: 'true', checked: asked(flag) === 'true' }), t(`find.${flag}`)))),
        h('button', { type: 'submit', class: 'primary' }, t('find.search')),
        h('a', { class: 'button', href: link(['cases']) }, t('find.reset'))));
  }

  function update(route: Route): void {
    void fillForm(route);
    const asked = Object.fromEntries(FILTERS.map(name => [name, route.query.get(name) ?? undefined]));
    const page = Number(route.query.get('page') ?? 0);
    void load(results, () => api.cases({ ...asked, page, size: SIZE }), answer => found(answer, asked));
  }

  update(first);
  return { update, leave: () => undefined };
}

function found(answer: CasePage, asked: Record<string, string | undefined>): Node[] {
  if (answer.total === 0) {
    return [h('p', { class: 'empty' }, t('find.none'))];
  }
  const many = answer.total > MOST_COUNTED;
  const pages = Math.ceil(Math.min(answer.total, MOST_COUNTED) / answer.size);
  const to = (page: number): string => link(['cases'], { ...asked, page: page === 0 ? undefined : page });
  const compare = h('button', { type: 'button', disabled: true, onclick: () => compareChosen() }, t('find.compare'));
  const chosen = new Set<string>();
  const choose = (caseNumber: string, wanted: boolean): void => {
    if (wanted) {
      chosen.add(caseNumber);
    } else {
      chosen.delete(caseNumber);
    }
    compare.disabled = chosen.size !== 2;
  };
  const compareChosen = (): void => {
    const [a, b] = [...chosen];
    location.hash = link(['compare'], { a, b });
  };
  return [
    h('div', { class: 'row head' },
      h('p', { class: 'total' }, many ? t('find.more') : t('find.total', { total: number(answer.total) })),
      compare,
      h('span', { class: 'exports' }, t('find.export'), ...FORMATS.map(form =>
        h('a', { href: api.address('/audit/export', { ...asked, format: form }), download: true, 'aria-label': t('find.exportLabel', { format: t(`format.${form}`) }) }, form.toUpperCase())))),
    h('div', { class: 'scroll', tabindex: 0, role: 'region', 'aria-label': t('find.caption') },
      h('table', { class: 'cases' },
        h('caption', { class: 'hidden' }, t('find.caption')),
        h('thead', {}, h('tr', {}, h('td'), ...(['find.number', 'find.procedure', 'find.municipality', 'find.applicant', 'find.state', 'find.opened', 'find.ended', 'find.marks'] as const)
          .map(key => h('th', { scope: 'col' }, t(key))))),
        h('tbody', {}, ...answer.cases.map(one => row(one, choose))))),
    h('nav', { class: 'row pages' },
      answer.page > 0 && h('a', { class: 'button', href: to(answer.page - 1), rel: 'prev' }, t('find.previous')),
      h('span', {}, t('find.page', { page: answer.page + 1, pages })),
      answer.page + 1 < pages && h('a', { class: 'button', href: to(answer.page + 1), rel: 'next' }, t('find.next'))),
  ];
}

function row(one: CaseSummary, choose: (caseNumber: string, wanted: boolean) => void): HTMLElement {
  const marks = FLAGS.filter(flag => one[flag]).map(flag => h('span', { class: `mark ${flag}` }, t(`mark.${flag}` as Key)));
  return h('tr', {},
    h('td', {}, h('input', {
      type: 'checkbox',
      'aria-label': t('find.select', { number: one.caseNumber }),
      onchange: (event: Event) => choose(one.caseNumber, (event.target as HTMLInputElement).checked),
    })),
    h('th', { scope: 'row' }, h('a', { class: 'number', href: link(['cases', one.caseNumber]), title: t('find.replay', { number: one.caseNumber }) }, one.caseNumber)),
    h('td', {}, one.procedureName),
    h('td', {}, one.municipalityName ?? ''),
    h('td', {}, one.applicant ?? ''),
    h('td', {}, stateSign(one.state), one.outcome === undefined ? null : h('div', { class: 'soft' }, one.outcome)),
    h('td', { class: 'number' }, minute(one.openedAt)),
    h('td', { class: 'number' }, minute(one.endedAt), one.dueAt === undefined ? null : h('div', { class: 'soft' }, t('find.due', { day: day(one.dueAt) }))),
    h('td', {}, ...marks, one.archivedAt === undefined ? null : h('span', { class: 'mark archived' }, t('case.archived', { day: day(one.archivedAt) }))));
}

