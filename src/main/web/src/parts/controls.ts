import { t, tOr, type Key } from '../text/text';
import { h } from './dom';

/** A select with a label of its own. */
export function choice(
  name: string,
  label: Key,
  options: readonly (readonly [string, string])[],
  chosen: string,
  attributes: Record<string, string | ((event: Event) => void)> = {},
): HTMLElement {
  return h('label', { class: 'field' }, h('span', {}, t(label)),
    h('select', { name, ...attributes }, ...options.map(([value, said]) => h('option', { value, selected: value === chosen }, said))));
}

export function input(name: string, label: Key, value: string, attributes: Record<string, string | boolean | undefined> = {}): HTMLElement {
  return h('label', { class: 'field' }, h('span', {}, t(label)), h('input', { name, value, autocomplete: 'off', ...attributes }));
}

/** How a case stands, told by word and shape, not by colour alone. */
export function stateSign(state: string): HTMLElement {
  const sign: Record<string, string> = { running: '▷', completed: '✓', terminated: '✕' };
  return h('span', { class: `state ${state}` }, h('span', { 'aria-hidden': 'true' }, `${sign[state] ?? '·'} `), tOr(`state.${state}`, state));
}

/** The formats in which cases can be taken away. */
export const FORMATS = ['xes', 'ocel', 'csv'] as const;
