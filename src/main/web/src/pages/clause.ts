import * as api from '../api';
import type { Page } from '../page';
import { fill, h } from '../parts/dom';
import { load } from '../parts/loading';
import { citationName, clauseAddress, kindNames, modelAddress, realisationSign, testList, versionOf } from '../parts/policy';
import { places, type Basis, type Clause, type Founded, type Model } from '../policy/map';
import { link, type Route } from '../route';
import { language, t, tOr } from '../text/text';

/** One clause with everything that carries it out, or why nothing does. */
export function clausePage(root: HTMLElement, first: Route): Page {
  const citation = first.path.slice(1).join('/');
  const place = h('div');
  fill(root, h('p', { class: 'no-print' }, h('a', { href: link(['policy']) }, `‹ ${t('policy.back')}`)), place);
  void load(place, api.basis, basis => {
    const clause = basis.clauses.find(one => one.citation === citation);
    document.title = `${citationName(citation)} · ${document.title}`;
    return clause === undefined ? [h('p', { class: 'empty' }, t('policy.absent', { citation }))] : told(basis, clause);
  });
  return { update: () => undefined, leave: () => undefined };
}

function told(basis: Basis, clause: Clause): Node[] {
  const citing = places(basis, clause.citation);
  const neighbours = basis.clauses.indexOf(clause);
  return [
    h('h1', {}, citationName(clause.citation), h('span', { class: 'subtitle' }, clause.title)),
    h('section', { class: 'card' },
      h('p', { class: 'row' }, realisationSign(clause.state), h('span', {}, clause.why[language()])),
      h('dl', { class: 'facts-list' },
        ...fact('policy.kind', kindNames(clause)),
        ...fact('policy.leadBody', clause.lead),
        ...fact('policy.figures', clause.figures)),
      ...procedures(clause)),
    ...citing.map(({ model, elements }) => citingModel(model, elements)),
    h('nav', { class: 'row pages no-print', 'aria-label': t('policy.neighbours') },
      ...[basis.clauses[neighbours - 1], basis.clauses[neighbours + 1]].map((one, side) => one !== undefined
        && h('a', { class: 'button', href: clauseAddress(one.citation), rel: side === 0 ? 'prev' : 'next' }, side === 0 ? `‹ ${citationName(one.citation)}` : `${citationName(one.citation)} ›`))
        .filter(node => node !== false)),
  ];
}

const fact = (name: Parameters<typeof t>[0], said: string): Node[] => said === '' ? [] : [h('dt', {}, t(name)), h('dd', {}, said)];

function procedures(clause: Clause): Node[] {
  return clause.procedures.length === 0 ? [] : [h('table', { class: 'planned' },
    h('caption', {}, t('policy.planned')),
    h('tbody', {}, ...clause.procedures.map(one => h('tr', {},
      h('th', { scope: 'row' }, one.code, ' ', language() === 'zh' ? one.name : one.english),
      h('td', {}, realisationSign(one.realised ? 'realised' : 'pending'), ' ', one.realised ? '' : t(one.modelled ? 'policy.notCited' : 'policy.noModel'))))))];
}

/** The places of one model, with the tests that put them to the proof as soon as they are there. */
function citingModel(model: Model, elements: readonly Founded[]): HTMLElement {
  const lines = new Map(elements.map(element => [element.element, h('li', {},
    h('a', { href: modelAddress(model.id, element.element) }, element.name || element.element),
    h('span', { class: 'soft' }, tOr(`part.${element.kind}`, element.kind), ' · ', h('code', {}, element.element)))]));
  void api.tests(model.id).then(tests => lines.forEach((line, element) => line.append(testList(tests, element))), () => undefined);
  return h('section', { class: 'card' },
    h('h2', {}, h('a', { href: modelAddress(model.id) }, model.name), ' ', h('span', { class: 'soft count' }, versionOf(model), ' · ', t('policy.elements', { count: elements.length }))),
    h('ul', { class: 'lines places' }, ...lines.values()));
}
