import type { Diagram } from '../diagram/diagram';
import { t, type Key } from '../text/text';
import { h } from './dom';
import { icon, type Icon } from './icons';

/** Buttons over a diagram for those who have no wheel. */
export function diagramTools(diagram: () => Diagram | undefined): HTMLElement {
  const button = (sign: Icon, name: Key, act: () => void): HTMLElement =>
    h('button', { type: 'button', title: t(name), 'aria-label': t(name), onclick: act }, icon(sign));
  return h('div', { class: 'tools' },
    button('plus', 'diagram.zoomIn', () => diagram()?.zoom(1.25)),
    button('minus', 'diagram.zoomOut', () => diagram()?.zoom(0.8)),
    button('fit', 'diagram.fit', () => diagram()?.fit()));
}
