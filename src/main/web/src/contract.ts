/** What the audit API answers, as far as the pages read it. Moments are ISO-8601 texts with their offset. */

export interface CaseSummary {
  caseNumber: string;
  procedure: string;
  procedureName: string;
  municipality: string;
  municipalityName: string;
  applicant?: string;
  creditCode?: string;
  state: CaseState;
  outcome?: string;
  openedAt: string;
  endedAt?: string;
  dueAt?: string;
  version?: number;
  departments: string[];
  overdue: boolean;
  revoked: boolean;
  manual: boolean;
  incident: boolean;
  /** When the engine let it go. */
  archivedAt?: string;
}

export type CaseState = 'running' | 'completed' | 'terminated';

export interface CasePage {
  total: number;
  page: number;
  size: number;
  cases: CaseSummary[];
}

/** An event of the journal; what else it tells depends on its kind. */
export interface JournalEvent {
  seq: number;
  index: number;
  at: string;
  node?: string;
  actor: string;
  command?: string;
  kind: string;
  /** Taken from the engine's history: when and in which order is inferred. */
  inferred?: boolean;
  [detail: string]: unknown;
}

export interface Definition {
  id: string;
  key: string;
  name: string;
  version: number;
  versionTag?: string;
  deployedAt: string;
}

export interface ProcessInstance {
  id: string;
  definitionId: string;
  superInstance?: string;
  /** Activity instance that called it. */
  calledBy?: string;
}

export interface Replay {
  caseNumber: string;
  procedure: string;
  procedureName: string;
  municipality?: string;
  municipalityName?: string;
  applicant?: string;
  state: CaseState;
  openedAt: string;
  endedAt?: string;
  /** When the engine let it go; the events come from its pack of evidence. */
  archivedAt?: string;
  source: 'journal' | 'history' | 'mixed';
  people: Record<string, string>;
  definitions: Definition[];
  instances: ProcessInstance[];
  events: JournalEvent[];
}

export interface FiredRule {
  ruleId: string;
  outputs: Record<string, unknown>;
}

export interface Reevaluation {
  decisionDefinitionId: string;
  agrees: boolean;
  recorded: FiredRule[];
  evaluated: FiredRule[];
  note?: string;
}

export interface ShownForm {
  schema: Record<string, unknown>;
  data: Record<string, unknown>;
}
