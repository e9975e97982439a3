import type { CasePage, Definition, Reevaluation, Replay, ShownForm } from './contract';
import type { Basis, Clause, RecordedTest } from './policy/map';
import { t } from './text/text';

// relative to the page, so that a context path makes no difference
const BASE = '../api';

/** What the server said, in Chinese where it said something. */
export class Refused extends Error {
  constructor(readonly status: number, message: string) {
    super(message);
  }
}

/** Why personal data are needed; undefined as long as they are masked. */
export type Reason = string | undefined;

type Query = Record<string, string | number | boolean | undefined>;

export function address(path: string, query: Query = {}): string {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined && value !== '') {
      parameters.set(name, String(value));
    }
  }
  return `${BASE}${path}${parameters.size === 0 ? '' : `?${parameters}`}`;
}

const ask = (path: string, query: Query, type: string): Promise<Response> => answered(address(path, query), { headers: { Accept: type } });

async function answered(where: string, request: RequestInit): Promise<Response> {
  let answer: Response;
  try {
    answer = await fetch(where, request);
  } catch {
    throw new Refused(0, t('problem.offline'));
  }
  if (answer.status === 401) {
    location.assign('../login');
  }
  if (!answer.ok) {
    throw new Refused(answer.status, await problem(answer));
  }
  return answer;
}

async function problem(answer: Response): Promise<string> {
  const said = await answer.json().catch(() => ({})) as { detail?: string; violations?: { label: string; message: string }[] };
  const violations = (said.violations ?? []).map(one => `${one.label}：${one.message}`);
  return violations.length > 0 ? violations.join('；') : said.detail ?? t(answer.status === 404 ? 'problem.absent' : 'problem.failed');
}

export async function json<T>(path: string, query: Query = {}): Promise<T> {
  return await (await ask(path, query, 'application/json')).json() as T;
}

/** Writes, with the token that only pages of this origin can read. */
export async function send<T>(path: string, body: unknown): Promise<T> {
  const csrf = await json<{ header: string; token: string }>('/csrf');
  const headers = { Accept: 'application/json', 'Content-Type': 'application/json', [csrf.header]: csrf.token };
  return await (await answered(address(path), { method: 'POST', headers, body: JSON.stringify(body) })).json() as T;
}

const remembered = new Map<string, Promise<unknown>>();

/** Models never change once they are deployed; what is in force is read anew with the page. */
function once<T>(path: string, load: () => Promise<T>): Promise<T> {
  let known = remembered.get(path) as Promise<T> | undefined;
  if (known === undefined) {
    known = load();
    remembered.set(path, known);
    known.catch(() => remembered.delete(path));
  }
  return known;
}

const xml = (path: string): Promise<string> => once(path, async () => (await ask(path, {}, 'application/xml')).text());

const personal = (reason: Reason): Query => reason === undefined ? {} : { personal: true, reason };

const part = encodeURIComponent;

export const cases = (query: Query): Promise<CasePage> => json('/audit/cases', query);

export const replay = (caseNumber: string, reason?: Reason): Promise<Replay> => json(`/audit/cases/${part(caseNumber)}/replay`, personal(reason));

export const bpmn = (definition: string): Promise<string> => xml(`/audit/definitions/${part(definition)}/bpmn`);

export const dmn = (decision: string): Promise<string> => xml(`/audit/decisions/${part(decision)}/dmn`);

export const reevaluation = (caseNumber: string, seq: number, index: number): Promise<Reevaluation> =>
  once(`${caseNumber}/${seq}/${index}`, () => json(`/audit/cases/${part(caseNumber)}/decisions/${seq}/${index}`));

export const form = (caseNumber: string, task: string, reason?: Reason): Promise<ShownForm> =>
  json(`/audit/cases/${part(caseNumber)}/tasks/${part(task)}/form`, personal(reason));

/** A file as it was deployed. */
export const deployedFile = (deployment: string, file: string): Promise<string> =>
  once(`${deployment} ${file}`, async () => (await ask(`/deployments/${part(deployment)}/content`, { file }, 'text/plain')).text());

/** Every deployed version of every process, those of one process together, the latest first. */
export const definitions = (): Promise<Definition[]> => once('definitions', () => json('/audit/definitions'));

/** The municipalities whose cases may be looked at. */
export const municipalities = (): Promise<{ id: string; name: string }[]> => once('municipalities', () => json('/audit/municipalities'));

/** Both directions of the policy map. */
export const basis = (): Promise<Basis> => once('basis', () => json('/basis'));

/** The clauses of the catalogue by their citation. */
export const clauses = (): Promise<Map<string, Clause>> => basis().then(known => new Map(known.clauses.map(one => [one.citation, one])));

/** What tests put to the proof in a process or decision. */
export const tests = (model: string): Promise<RecordedTest[]> => once(`tests ${model}`, () => json('/basis/tests', { model }));

/** A process or decision as new cases find it. */
export const modelText = (model: string): Promise<string> => xml(`/basis/models/${part(model)}`);
