import { h } from '../parts/dom';
import { t } from '../text/text';
import { Diagram } from './diagram';
import { differences, type Difference } from './differences';

/** Two diagrams beside each other that are moved together where they are of one process. */
export class Pair {

  readonly left = new Diagram(t('compare.left'), () => undefined);
  readonly right = new Diagram(t('compare.right'), () => undefined);

  /** @param together whether they are of one process, and are moved together */
  async load(left: string, right: string, together: boolean): Promise<void> {
    await Promise.all([this.left.load(left), this.right.load(right)]);
    if (together) {
      this.tie();
    }
  }

  destroy(): void {
    this.left.destroy();
    this.right.destroy();
  }

  /** Points out an element on whichever side has it. */
  point(element: string): void {
    this.left.point(element);
    this.right.point(element);
  }

  /** From the left version to the right one. */
  compare(): Difference[] {
    return differences(this.left.facts(), this.right.facts());
  }

  private tie(): void {
    let following = false;
    const follow = (moved: Diagram, other: Diagram): void => {
      moved.whenMoved(() => {
        if (!following) {
          following = true;
          other.lookLike(moved);
          following = false;
        }
      });
    };
    follow(this.left, this.right);
    follow(this.right, this.left);
  }
}

const MARKS = { added: 'is-added', removed: 'is-removed', changed: 'is-changed' } as const;

export function markDifferences(pair: Pair, found: readonly Difference[]): void {
  const marks = (kinds: readonly Difference['kind'][]): [string, string][] =>
    found.filter(one => kinds.includes(one.kind)).map(one => [one.id, MARKS[one.kind]]);
  const notes = (diagram: Diagram, kinds: readonly Difference['kind'][]): Map<string, [string, HTMLElement, Record<string, number>]> =>
    new Map(found.filter(one => kinds.includes(one.kind) && diagram.element(one.id)?.$type !== 'bpmn:SequenceFlow')
      .map(one => [one.id, [one.id, h('span', { class: `difference ${one.kind}` }, t(`compare.mark${one.kind[0]!.toUpperCase()}${one.kind.slice(1)}` as 'compare.markAdded')), { top: -12, left: 0 }]]));
  pair.left.mark(marks(['removed', 'changed']));
  pair.left.note(notes(pair.left, ['removed', 'changed']));
  pair.right.mark(marks(['added', 'changed']));
  pair.right.note(notes(pair.right, ['added', 'changed']));
}

/** Shows one of them, with a ring around it. */
function look(pair: Pair, one: Difference): void {
  reveal(pair, [one]);
  pair.point(one.id);
}

export function reveal(pair: Pair, found: readonly Difference[]): void {
  for (const one of found) {
    pair.left.reveal(one.id);
    pair.right.reveal(one.id);
  }
}

/** @param pair where each of them can be looked at; undefined where there is no diagram */
export function differenceTable(pair: Pair | undefined, found: readonly Difference[]): HTMLElement {
  return h('section', { class: 'card' },
    h('h2', {}, t(pair === undefined ? 'deployments.differences' : 'compare.differences', { count: found.length })),
    found.length === 0 ? h('p', { class: 'soft' }, t('compare.same')) : h('table', {},
      h('thead', {}, h('tr', {}, ...([pair === undefined ? 'deployments.part' : 'compare.element', 'compare.kind', 'compare.what'] as const).map(key => h('th', { scope: 'col' }, t(key))))),
      h('tbody', {}, ...found.map(one => h('tr', {},
        h('th', { scope: 'row' }, pair === undefined ? one.name || one.id : h('button', { type: 'button', class: 'plain', onclick: () => look(pair, one) }, one.name || one.id), h('div', {}, h('code', { class: 'soft' }, one.id))),
        h('td', {}, h('span', { class: `difference ${one.kind}` }, t(`compare.${one.kind}`))),
        h('td', {}, one.facts.length === 0 ? '' : h('ul', { class: 'lines' }, ...one.facts.map(fact => h('li', {},
          h('code', {}, fact.fact), h('del', {}, fact.before || t('value.empty')), '→', h('ins', {}, fact.after || t('value.empty')))))))))));
}

export function framed(title: Node | string, more: Node[], diagram: HTMLElement): HTMLElement {
  return h('section', { class: 'side card' }, h('h2', {}, title), ...more, h('div', { class: 'picture' }, diagram));
}
