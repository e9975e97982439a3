import { cited, isLaw, kindsOf, shortSource, testsOf, type Clause, type Model, type RecordedTest, type State } from '../policy/map';
import { link } from '../route';
import { isKey, t, tOr } from '../text/text';
import { choice } from './controls';
import { h } from './dom';

export const clauseAddress = (citation: string): string => link(['policy', ...cited(citation)]);

/** Of a model, or of one element or rule in it. */
export const modelAddress = (model: string, element?: string): string => link(['policy', 'model', model], { element });

export const documentName = (document: string): string => tOr(`document.${document}`, document);

/** How one speaks of a clause. */
export function citationName(citation: string): string {
  const [document, clause] = cited(citation);
  if (!isKey(`document.${document}`)) {
    return t('policy.article', { law: document, article: clause });
  }
  return /^\d+$/.test(clause) ? t('policy.numbered', { document: documentName(document), clause }) : `${documentName(document)} ${clause}`;
}

const SIGNS: Record<State, string> = { realised: '●', partial: '◐', pending: '○', notExecutable: '—', uncited: '·' };

/** Told by word and shape, not by colour alone. */
export const realisationSign = (state: State): HTMLElement =>
  h('span', { class: `state ${state}` }, h('span', { 'aria-hidden': 'true' }, `${SIGNS[state]} `), t(`policy.state.${state}`));

/** What a clause asks for, in words. */
export const kindNames = (clause: Clause): string =>
  isLaw(clause) ? t('policy.laws') : kindsOf(clause).map(kind => tOr(`policy.kind.${kind}`, kind)).join(t('page.and'));

/** A citation with its title, as far as the catalogue has it. */
export const clauseLine = (citation: string, clauses: ReadonlyMap<string, Clause>): HTMLElement =>
  h('li', {}, h('a', { href: clauseAddress(citation) }, citationName(citation)), h('span', {}, clauses.get(citation)?.title ?? t('policy.unknown')));

/** The tests of an element, as many as there are, behind their number. */
export function testList(tests: readonly RecordedTest[], element: string): HTMLElement {
  const found = testsOf(tests, element);
  return found.length === 0
    ? h('p', { class: 'soft' }, t('policy.noTests'))
    : h('details', { class: 'tests' }, h('summary', {}, t('policy.tests', { count: found.length })),
      h('ul', { class: 'lines' }, ...found.map(test => h('li', {}, h('span', {}, test.name), h('code', { class: 'soft', title: test.source }, shortSource(test.source))))));
}

/** The other direction: from a list to one model. Nothing opens before the button: a list is gone through with the arrow keys. */
export function modelChooser(models: readonly Model[], chosen = ''): HTMLElement {
  const form = h('form', { class: 'row end no-print', onsubmit: (event: SubmitEvent) => {
    event.preventDefault();
    location.hash = modelAddress(String(new FormData(form).get('model')));
  } }, choice('model', 'policy.openModel', models.map(model => [model.id, model.name] as const), chosen),
  h('button', { type: 'submit' }, t('policy.open')));
  return form;
}

/** Whose version it is; the tests ran on the product's own. */
export const versionOf = (model: Model): string =>
  [t(model.decision ? 'policy.decision' : 'policy.process'), t('policy.version', { version: model.version }), model.shipped ? '' : t('policy.notShipped')]
    .filter(said => said !== '').join(' · ');
