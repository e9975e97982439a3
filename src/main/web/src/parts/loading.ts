import { t } from '../text/text';
import { fill, h } from './dom';

/** Fills the place once the answer is there; says what is wrong where there is none. */
export async function load<T>(place: HTMLElement, answer: () => Promise<T>, show: (answer: T) => Node[]): Promise<void> {
  const mine = {};
  latest.set(place, mine);
  place.setAttribute('aria-busy', 'true');
  if (place.childElementCount === 0) {
    fill(place, h('p', { class: 'empty' }, t('page.loading')));
  }
  try {
    const received = await answer();
    if (latest.get(place) === mine) {
      fill(place, ...show(received));
    }
  } catch (problem) {
    if (latest.get(place) === mine) {
      fill(place, h('p', { class: 'message error', role: 'alert' }, problem instanceof Error ? problem.message : String(problem)));
    }
  } finally {
    place.removeAttribute('aria-busy');
  }
}

/** An answer that comes after a later question is of no interest. */
const latest = new WeakMap<HTMLElement, object>();
