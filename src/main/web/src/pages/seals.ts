import * as api from '../api';
import type { Page } from '../page';
import { fill, h } from '../parts/dom';
import { load } from '../parts/loading';
import { minute, number } from '../text/format';
import { t } from '../text/text';

interface Seal {
  number: number;
  at: string;
  cases: number;
  root: string;
  signature: string;
}

export function sealsPage(root: HTMLElement): Page {
  const place = h('section', { class: 'card' });
  fill(root,
    h('h1', {}, t('seals.title')),
    h('p', { class: 'lead' }, t('seals.lead')),
    h('p', {}, h('a', { class: 'button', href: api.address('/audit/seals/key'), download: true }, t('seals.keyDownload'))),
    place);
  void load(place, () => api.json<Seal[]>('/audit/seals'), seals => seals.length === 0
    ? [h('p', { class: 'empty' }, t('seals.none'))]
    : [h('div', { class: 'scroll', tabindex: 0, role: 'region', 'aria-label': t('seals.caption') }, h('table', {},
      h('caption', { class: 'hidden' }, t('seals.caption')),
      h('thead', {}, h('tr', {}, ...(['seals.number', 'seals.at', 'seals.cases', 'seals.root', 'seals.signature'] as const).map(key => h('th', { scope: 'col' }, t(key))))),
      h('tbody', {}, ...seals.map(seal => h('tr', {},
        h('th', { scope: 'row', class: 'number' }, String(seal.number)),
        h('td', { class: 'number' }, minute(seal.at)),
        h('td', { class: 'number' }, number(seal.cases)),
        h('td', {}, h('code', {}, seal.root)),
        h('td', {}, h('code', {}, seal.signature)))))))]);
  return { update: () => undefined, leave: () => undefined };
}
