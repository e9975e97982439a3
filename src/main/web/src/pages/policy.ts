import * as api from '../api';
import type { Section } from '../frame';
import type { Page } from '../page';
import { choice, input } from '../parts/controls';
import { fill, h } from '../parts/dom';
import { load } from '../parts/loading';
import { citationName, clauseAddress, documentName, kindNames, modelChooser, realisationSign } from '../parts/policy';
import { counts, documents, filtered, isLaw, KINDS, LAWS, STATES, type Basis, type Clause, type Filters } from '../policy/map';
import { altered, format, here, link, type Route } from '../route';
import { number, second } from '../text/format';
import { language, t } from '../text/text';
import { clausePage } from './clause';
import { modelPage } from './model';

const FILTERS = ['document', 'kind', 'state', 'text'] as const;

/** Of more models than these, only the number is told in a row. */
const MOST_MODELS = 4;

function policyPage(root: HTMLElement): Page {
  const place = h('div');
  let show: (route: Route) => void = () => undefined;
  const head = h('div', { class: 'row' }, h('h1', {}, t('policy.title')));
  fill(root, head, h('p', { class: 'lead' }, t('policy.lead')), place);
  void load(place, api.basis, basis => {
    head.append(modelChooser(basis.models));
    const figures = h('dl', { class: 'figures states' });
    const results = h('section', { class: 'results' });
    const form = search(basis);
    show = route => {
      const wanted = Object.fromEntries(FILTERS.map(name => [name, route.query.get(name) ?? ''])) as unknown as Filters;
      for (const name of FILTERS) {
        const control = form.elements.namedItem(name) as HTMLInputElement | HTMLSelectElement;
        if (control.value !== wanted[name]) {
          control.value = wanted[name];
        }
      }
      fill(figures, ...summary(basis.clauses));
      fill(results, ...found(basis, filtered(basis.clauses, basis.models, wanted)));
    };
    show(here());
    return [figures, form, results];
  });
  return { update: route => show(route), leave: () => undefined };
}

/** What is chosen counts at once; what is written, with the button or Enter. */
function search(basis: Basis): HTMLFormElement {
  const form = h('form', { class: 'search card no-print', role: 'search', onsubmit: (event: SubmitEvent) => {
    event.preventDefault();
    const data = new FormData(form);
    location.hash = format(altered(Object.fromEntries(FILTERS.map(name => [name, String(data.get(name) ?? '').trim()]))));
  }, onchange: () => form.requestSubmit() },
  h('div', { class: 'fields' },
    input('text', 'policy.text', '', { type: 'search', placeholder: t('policy.textHint'), title: t('policy.textHint') }),
    choice('document', 'policy.document', [['', t('policy.programmes')], ...documents(basis.clauses).map(one => [one, documentName(one)] as const), [LAWS, t('policy.laws')]], ''),
    choice('kind', 'policy.kind', [['', t('page.all')], ...KINDS.map(kind => [kind, t(`policy.kind.${kind}`)] as const)], ''),
    choice('state', 'policy.state', [['', t('page.all')], ...STATES.map(state => [state, t(`policy.state.${state}`)] as const), ['uncited', t('policy.state.uncited')]], '')),
  h('div', { class: 'row' },
    h('button', { type: 'submit', class: 'primary' }, t('find.search')),
    h('a', { class: 'button', href: link(['policy']) }, t('find.reset'))));
  return form;
}

/** The clauses of the programmes by state, each figure leading to its clauses. */
function summary(clauses: readonly Clause[]): HTMLElement[] {
  const figure = (name: string, count: number, state: string): HTMLElement => h('div', { class: 'figure' },
    h('dt', {}, name), h('dd', {}, h('a', { href: link(['policy'], { state }), 'aria-label': `${name} ${count}` }, h('strong', {}, number(count)))));
  return [
    figure(t('policy.all'), clauses.filter(clause => !isLaw(clause)).length, ''),
    ...[...counts(clauses)].map(([state, count]) => figure(t(`policy.state.${state}`), count, state)),
  ];
}

function found(basis: Basis, clauses: readonly Clause[]): Node[] {
  const names = new Map(basis.models.map(model => [model.id, model.name]));
  return [
    h('p', { class: 'total', role: 'status' }, t('policy.total', { total: number(clauses.length) })),
    clauses.length === 0 ? h('p', { class: 'empty' }, t('policy.none')) : h('div', { class: 'stacking' }, h('table', {},
      h('caption', { class: 'hidden' }, t('policy.title')),
      h('thead', {}, h('tr', {}, ...(['policy.clause', 'policy.kind', 'policy.state', 'policy.where'] as const).map(key => h('th', { scope: 'col' }, t(key))))),
      h('tbody', {}, ...clauses.map(clause => h('tr', {},
        h('th', { scope: 'row' }, h('a', { href: clauseAddress(clause.citation) }, citationName(clause.citation)), h('div', {}, clause.title)),
        h('td', {}, kindNames(clause)),
        h('td', {}, realisationSign(clause.state)),
        h('td', {}, ...where(clause, names))))))),
    h('p', { class: 'print-only soft' }, t('oversight.printed', { at: second(new Date().toISOString()) })),
  ];
}

function where(clause: Clause, names: ReadonlyMap<string, string>): (Node | string)[] {
  const models = [...new Set(clause.realisedBy.map(place => place.model))];
  const said = models.slice(0, MOST_MODELS).map(model => t('policy.places', { model: names.get(model) ?? model, count: clause.realisedBy.filter(place => place.model === model).length }));
  return [
    models.length > 0 && h('div', {}, said.join(t('page.and')), models.length > MOST_MODELS ? t('policy.more', { count: models.length }) : ''),
    clause.state !== 'realised' && h('div', { class: 'soft' }, clause.why[language()]),
  ].filter(node => node !== false);
}

/** In every bundle that has the policy map. */
export const policySections: readonly Section[] = [
  { title: 'nav.policy', path: ['policy'], matches: path => path[0] === 'policy' && path.length === 1, make: policyPage },
  { title: 'nav.policy', path: ['policy'], matches: path => path[0] === 'policy' && path[1] === 'model' && path.length === 3, make: modelPage },
  { title: 'nav.policy', path: ['policy'], matches: path => path[0] === 'policy' && path.length === 3, make: clausePage },
];
