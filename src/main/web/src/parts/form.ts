import * as api from '../api';
import { t } from '../text/text';
import { dialog } from './dialog';
import { h } from './dom';

/** The form of a task as its clerk saw it, read-only. */
export function showForm(caseNumber: string, task: string, name: string, reason: api.Reason, closed: () => void): HTMLDialogElement {
  const place = h('div', { class: 'form' }, t('page.loading'));
  const sheet = dialog(t('form.title', { name }), [h('p', { class: 'soft' }, t('form.readOnly')), place], closed);
  void draw(place, caseNumber, task, reason);
  return sheet;
}

async function draw(place: HTMLElement, caseNumber: string, task: string, reason: api.Reason): Promise<void> {
  try {
    const [shown, viewer] = await Promise.all([api.form(caseNumber, task, reason), import('./formViewer')]);
    place.textContent = '';
    await viewer.drawForm(place, shown);
  } catch (problem) {
    place.textContent = problem instanceof api.Refused && problem.status === 404 ? t('form.none') : problem instanceof Error ? problem.message : String(problem);
  }
}
