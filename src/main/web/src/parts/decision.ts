import * as api from '../api';
import type { FiredRule, JournalEvent, Reevaluation } from '../contract';
import { text } from '../replay/state';
import { t } from '../text/text';
import { h, fill } from './dom';
import { dialog } from './dialog';
import { shown } from './nowPanel';

interface RecordedRule extends FiredRule {
  ruleOrder: number;
}

/** The table as it was, with the rules lit that fired then; and what it says when it is asked again. */
export function showDecision(caseNumber: string, event: JournalEvent, closed: () => void): HTMLDialogElement {
  const rules = (event['rules'] ?? []) as RecordedRule[];
  const inputs = (event['inputs'] ?? {}) as Record<string, unknown>;
  const table = h('div', { class: 'decision-table' });
  const verdict = h('p', { class: 'message', role: 'status' }, t('decision.checking'));
  const evaluated = h('div');
  const name = text(event, 'decisionName') || text(event, 'decision');
  const sheet = dialog(t('decision.title', { name }), [
    verdict,
    evaluated,
    table,
    h('p', { class: 'soft' }, t('decision.lit')),
    h('div', { class: 'columns' },
      h('section', {}, h('h3', {}, t('decision.recorded')), pairs(inputs)),
      h('section', {}, h('h3', {}, t('decision.outputs')),
        rules.length === 0 ? h('p', { class: 'soft' }, t('decision.noRule')) : fired(rules))),
  ], closed);
  void tell(caseNumber, event, verdict, evaluated);
  void draw(table, event, new Set(rules.map(rule => rule.ruleId)));
  return sheet;
}

async function tell(caseNumber: string, event: JournalEvent, verdict: HTMLElement, evaluated: HTMLElement): Promise<void> {
  try {
    const again = await api.reevaluation(caseNumber, event.seq, event.index);
    verdict.textContent = sentence(again);
    verdict.classList.toggle('good', again.agrees);
    verdict.classList.toggle('error', !again.agrees);
    if (!again.agrees && again.note === undefined) {
      fill(evaluated, h('h3', {}, t('decision.evaluated')), fired(again.evaluated));
    }
  } catch (problem) {
    verdict.textContent = t('decision.unknown', { note: problem instanceof Error ? problem.message : '' });
  }
}

function sentence(again: Reevaluation): string {
  return again.agrees ? `✓ ${t('decision.agrees')}`
    : again.note !== undefined ? t('decision.unknown', { note: again.note })
    : `✕ ${t('decision.differs')}`;
}

function fired(rules: readonly (FiredRule & { ruleOrder?: number })[]): HTMLElement {
  return h('ul', { class: 'lines' }, ...rules.map(rule => h('li', {},
    h('strong', {}, rule.ruleOrder === undefined ? rule.ruleId : t('decision.rule', { order: rule.ruleOrder })), pairs(rule.outputs))));
}

function pairs(values: Record<string, unknown>): HTMLElement {
  return h('table', { class: 'changes' }, h('tbody', {}, ...Object.entries(values).map(([name, value]) =>
    h('tr', {}, h('th', { scope: 'row' }, name), h('td', {}, shown(value))))));
}

async function draw(place: HTMLElement, event: JournalEvent, lit: ReadonlySet<string>): Promise<void> {
  try {
    const [xml, viewer] = await Promise.all([api.dmn(text(event, 'decisionDefinitionId')), import('../diagram/table')]);
    await viewer.drawTable(place, xml, text(event, 'decision'), lit);
  } catch (problem) {
    place.textContent = t('problem.diagram', { problem: problem instanceof Error ? problem.message : String(problem) });
  }
}
