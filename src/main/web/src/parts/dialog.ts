import { t } from '../text/text';
import { h } from './dom';

/** A sheet over the page, closed by its button, by Escape, or by going elsewhere. */
export function dialog(title: string, content: Node[], closed: () => void): HTMLDialogElement {
  const heading = h('h2', {}, title);
  const sheet = h('dialog', { 'aria-label': title, onclose: () => { sheet.remove(); closed(); } },
    h('div', { class: 'row' }, heading, h('button', { type: 'button', class: 'close', onclick: () => sheet.close() }, t('page.close'))),
    ...content);
  document.body.append(sheet);
  sheet.showModal();
  return sheet;
}
