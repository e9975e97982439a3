/** The clauses of the five programmes and what carries them out, as the server tells it and as the pages arrange it. */

export type State = 'realised' | 'partial' | 'pending' | 'notExecutable' | 'uncited';

export const STATES: readonly State[] = ['realised', 'partial', 'pending', 'notExecutable'];

/** What a clause may ask for, most tangible first. */
export const KINDS = ['PROC', 'RULE', 'SLA', 'CATALOG', 'MONITOR', 'POLICY'] as const;

const LAW = 'LAW';

/** All articles of laws together, where a document is chosen. */
export const LAWS = 'laws';

export interface Clause {
  /** How models name it: {@code xian-2024/7}. */
  citation: string;
  title: string;
  kind: string;
  lead: string;
  figures: string;
  state: State;
  why: { zh: string; en: string };
  procedures: { code: string; name: string; english: string; modelled: boolean; realised: boolean }[];
  realisedBy: { model: string; element: string; name: string }[];
}

export interface Model {
  id: string;
  name: string;
  decision: boolean;
  version: number;
  folder: string;
  /** Whether the product brought this version, which is the one that its tests ran on. */
  shipped: boolean;
}

export interface Founded {
  model: string;
  element: string;
  name?: string;
  kind: string;
  basis: string[];
}

export interface Basis {
  clauses: Clause[];
  models: Model[];
  elements: Founded[];
}

export interface RecordedTest {
  /** Class of the test, or path of the file of cases. */
  source: string;
  name: string;
  elements: string[];
}

export interface Filters {
  readonly document: string;
  readonly kind: string;
  readonly state: string;
  readonly text: string;
}

export const isLaw = (clause: Clause): boolean => clause.kind === LAW;

export const kindsOf = (clause: Clause): string[] => clause.kind.split('+');

/** Document and clause; only the first slash parts the two. */
export function cited(citation: string): [string, string] {
  const slash = citation.indexOf('/');
  return slash < 0 ? [citation, ''] : [citation.slice(0, slash), citation.slice(slash + 1)];
}

/** The programmes in their order. */
export const documents = (clauses: readonly Clause[]): string[] =>
  [...new Set(clauses.filter(clause => !isLaw(clause)).map(clause => cited(clause.citation)[0]))];

/** How many clauses of the programmes are in each state. */
export function counts(clauses: readonly Clause[]): Map<State, number> {
  const programmes = clauses.filter(clause => !isLaw(clause));
  return new Map(STATES.map(state => [state, programmes.filter(clause => clause.state === state).length]));
}

/** Without a document, the clauses of the programmes; articles of laws only where they are asked for. */
export function filtered(clauses: readonly Clause[], models: readonly Model[], wanted: Filters): Clause[] {
  const names = new Map(models.map(model => [model.id, model.name]));
  const words = wanted.text.toLowerCase().split(/\s+/).filter(word => word !== '');
  return clauses.filter(clause =>
    (wanted.document === LAWS ? isLaw(clause) : !isLaw(clause) && (wanted.document === '' || cited(clause.citation)[0] === wanted.document))
    && (wanted.kind === '' || kindsOf(clause).includes(wanted.kind))
    && (wanted.state === '' || clause.state === wanted.state)
    && words.every(word => searchable(clause, names).includes(word)));
}

const searchable = (clause: Clause, models: ReadonlyMap<string, string>): string => [
  clause.citation, clause.title, clause.lead, clause.figures,
  ...clause.procedures.flatMap(procedure => [procedure.code, procedure.name, procedure.english]),
  ...clause.realisedBy.flatMap(place => [models.get(place.model) ?? '', place.model]),
].join(' ').toLowerCase();

/** The elements that cite a clause, model by model in the order of the models. */
export function places(basis: Basis, citation: string): { model: Model; elements: Founded[] }[] {
  return basis.models
    .map(model => ({ model, elements: basis.elements.filter(element => element.model === model.id && element.basis.includes(citation)) }))
    .filter(place => place.elements.length > 0);
}

/** The tests of one element, in the order of their files and rows. */
export const testsOf = (tests: readonly RecordedTest[], element: string): RecordedTest[] =>
  tests.filter(test => test.elements.includes(element))
    .sort((one, other) => one.source.localeCompare(other.source) || one.name.localeCompare(other.name, 'zh', { numeric: true }));

/** The class without its package, or the file without its folders. */
export const shortSource = (source: string): string => source.endsWith('.csv') ? source.replace(/^.*\//, '') : source.replace(/^.*\./, '');
