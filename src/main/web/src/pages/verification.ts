import * as api from '../api';
import type { Page } from '../page';
import { fill, h } from '../parts/dom';
import { load } from '../parts/loading';
import { link, type Route } from '../route';
import { minute } from '../text/format';
import { t, tOr } from '../text/text';

/** Of a row, or of a seal: then there is no row. */
interface Finding {
  kind: string;
  seq?: number;
  seal?: number;
  message: string;
}

/** What the API says of a chain, and of the seals that cover it. */
interface Verdict {
  caseNumber: string;
  intact: boolean;
  rows: number;
  head: { seq: number; hash: string };
  findings: Finding[];
  sealed?: { seal: number; at: string; seq: number; seals: number };
}

export function verificationPage(root: HTMLElement, route: Route): Page {
  const caseNumber = route.path[1]!;
  const place = h('section', { class: 'card' });
  fill(root,
    h('p', {}, h('a', { href: link(['cases', caseNumber]) }, `‹ ${t('verify.back')}`)),
    h('h1', {}, t('verify.title', { number: caseNumber })),
    place);
  void load(place, () => api.json<Verdict>(`/audit/cases/${encodeURIComponent(caseNumber)}/verification`), verdict => result(caseNumber, verdict));
  return { update: () => undefined, leave: () => undefined };
}

function result(caseNumber: string, verdict: Verdict): Node[] {
  const { intact, findings } = verdict;
  return [
    h('p', { class: `message verdict ${intact ? 'good' : 'error'}`, role: 'status' },
      intact ? `✓ ${t('verify.intact', { rows: verdict.rows })}` : `✕ ${t('verify.broken', { count: findings.length })}`),
    h('dl', { class: 'facts-list' },
      h('dt', {}, t('verify.rows')), h('dd', { class: 'number' }, String(verdict.rows)),
      h('dt', {}, t('verify.head')), h('dd', {}, t('verify.row', { seq: verdict.head.seq }), ' ', h('code', {}, verdict.head.hash)),
      h('dt', {}, t('verify.seals')), h('dd', {}, verdict.sealed === undefined
        ? t('verify.notSealed')
        : `${t('verify.sealed', { seq: verdict.sealed.seq })} ${minute(verdict.sealed.at)}`)),
    ...(findings.length === 0 ? [] : [h('table', {},
      h('thead', {}, h('tr', {}, h('th', { scope: 'col' }, '#'), h('th', { scope: 'col' }, t('verify.kind')), h('th', { scope: 'col' }, t('verify.message')), h('td'))),
      h('tbody', {}, ...findings.map(finding => h('tr', {},
        h('th', { scope: 'row', class: 'number' }, String(finding.seq ?? '')),
        h('td', {}, h('span', { class: 'mark incident' }, tOr(`verify.${finding.kind}`, finding.kind))),
        h('td', {}, finding.message),
        h('td', {}, ...(finding.seq === undefined ? [] : [h('a', { href: link(['cases', caseNumber], { at: `${finding.seq}.0` }) }, t('verify.look'))]))))))]),
    h('p', { class: 'soft' }, t('verify.how')),
  ];
}
