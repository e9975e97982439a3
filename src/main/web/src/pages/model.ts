import * as api from '../api';
import { Diagram } from '../diagram/diagram';
import type { Page } from '../page';
import { diagramTools } from '../parts/diagramTools';
import { fill, h, set } from '../parts/dom';
import { load } from '../parts/loading';
import { citationName, clauseLine, modelAddress, modelChooser, testList, versionOf } from '../parts/policy';
import type { Basis, Clause, Founded, Model, RecordedTest } from '../policy/map';
import { altered, format, here, link, type Route } from '../route';
import { t, tOr } from '../text/text';

/** A process or decision, each element or rule beside the clauses it rests on. */
export function modelPage(root: HTMLElement, first: Route): Page {
  const id = first.path[2]!;
  const place = h('div', { class: 'founded' });
  let shown: FoundedModel | undefined;
  let left = false;
  fill(root, h('p', { class: 'no-print' }, h('a', { href: link(['policy']) }, `‹ ${t('policy.back')}`)), place);
  void load(place, () => Promise.all([api.basis(), api.tests(id), api.modelText(id)]), ([basis, tests, text]) => {
    const model = basis.models.find(one => one.id === id);
    if (model === undefined || left) {
      return [h('p', { class: 'empty' }, t('page.absent'))];
    }
    document.title = `${model.name} · ${document.title}`;
    shown = new FoundedModel(model, basis, tests);
    void shown.draw(text, here());
    return shown.nodes();
  });
  const print = (): void => shown?.fitPaper(true);
  const printed = (): void => shown?.fitPaper(false);
  window.addEventListener('beforeprint', print);
  window.addEventListener('afterprint', printed);
  return {
    update: route => shown?.point(route.query.get('element') ?? undefined),
    leave: () => {
      left = true;
      window.removeEventListener('beforeprint', print);
      window.removeEventListener('afterprint', printed);
      shown?.leave();
    },
  };
}

class FoundedModel {

  private readonly founded: readonly Founded[];
  private readonly lines = new Map<string, HTMLElement>();
  private readonly panel: HTMLElement;
  private readonly said = h('p', { class: 'said', role: 'status' });
  private readonly canvas = h('div', { class: 'canvas' });
  private readonly diagram: Diagram | undefined;
  /** Lights one rule; only where the model is a decision. */
  private light: ((rule: string) => void) | undefined;
  /** What was pointed at on the drawing itself, and stands where somebody looks. */
  private clicked: string | undefined;

  constructor(private readonly model: Model, private readonly basis: Basis, tests: readonly RecordedTest[]) {
    this.founded = basis.elements.filter(element => element.model === model.id);
    this.diagram = model.decision ? undefined : new Diagram(t('policy.diagram', { name: model.name }), element => this.choose(element));
    const clauses = new Map(basis.clauses.map(clause => [clause.citation, clause]));
    this.panel = h('div', { class: 'panel', tabindex: 0, role: 'region', 'aria-label': t('policy.founded') },
      this.founded.length === 0 ? h('p', { class: 'empty' }, t('policy.noFounded')) : h('ol', { class: 'rounds' }, ...this.founded.map(element => this.line(element, clauses, tests))));
  }

  nodes(): Node[] {
    const { model } = this;
    return [
      h('div', { class: 'row' }, h('h1', {}, model.name), h('span', { class: 'soft' }, versionOf(model), ' · ', h('code', {}, model.id)),
        modelChooser(this.basis.models, model.id)),
      this.said,
      h('div', { class: model.decision ? 'theatre of-rules' : 'theatre' },
        model.decision ? this.canvas : h('div', { class: 'picture' }, this.canvas, diagramTools(() => this.diagram)),
        h('aside', { class: 'details' }, this.panel)),
    ];
  }

  async draw(text: string, route: Route): Promise<void> {
    try {
      if (this.diagram !== undefined) {
        this.canvas.append(this.diagram.container);
        await this.diagram.load(text);
        this.diagram.mark(this.founded.map(element => [element.element, 'is-visited']));
      } else {
        await this.drawTable(text);
      }
      this.point(route.query.get('element') ?? undefined);
    } catch (problem) {
      fill(this.canvas, h('p', { class: 'message error', role: 'alert' }, t('problem.diagram', { problem: problem instanceof Error ? problem.message : String(problem) })));
    }
  }

  private async drawTable(text: string): Promise<void> {
    set(this.canvas, { class: 'decision-table' });
    this.canvas.addEventListener('click', event => {
      const rule = (event.target as HTMLElement).closest<HTMLElement>('[data-row-id]')?.dataset['rowId'];
      if (rule !== undefined) {
        this.choose(rule);
      }
    });
    const viewer = await import('../diagram/table');
    await viewer.drawTable(this.canvas, text, this.model.id, new Set());
    this.light = rule => viewer.light(this.canvas, new Set([rule]));
  }

  /** Shows one element or rule where it stands, and its clauses. */
  point(element: string | undefined): void {
    const found = this.founded.find(one => one.element === element);
    const name = found?.name ?? (element === undefined ? undefined : this.diagram?.element(element)?.name) ?? element;
    this.said.textContent = name === undefined ? t('policy.hint')
      : found === undefined ? t('policy.notFounded', { name })
      : t('policy.pointed', { name, clauses: found.basis.map(citationName).join(t('page.and')) });
    for (const [id, line] of this.lines) {
      set(line, { 'aria-current': id === element ? 'true' : undefined });
    }
    const line = element === undefined ? undefined : this.lines.get(element);
    if (line !== undefined) {
      this.panel.scrollTop += line.getBoundingClientRect().top - this.panel.getBoundingClientRect().top - 8;
    }
    this.diagram?.note(this.notes(element));
    if (element !== undefined) {
      this.light?.(element);
      this.diagram?.point(element);
      if (element !== this.clicked) {
        this.diagram?.centre(element);
      }
    }
    this.clicked = undefined;
  }

  /** Paper is narrower than the screen on which it is measured, and cannot be scrolled. */
  fitPaper(paper: boolean): void {
    if (this.diagram !== undefined) {
      set(this.canvas, { style: paper ? 'width:178mm;height:110mm' : undefined });
      this.diagram.fit();
    }
  }

  leave(): void {
    this.diagram?.destroy();
  }

  private choose(element: string): void {
    this.clicked = element;
    location.hash = format(altered({ element }));
  }

  /** How many clauses each element has; at the one that is pointed at, which. */
  private notes(pointed: string | undefined): Map<string, readonly [string, HTMLElement, Record<string, number>]> {
    return new Map(this.founded.map(element => [element.element, element.element === pointed
      ? [element.element, h('ul', { class: 'callout' }, ...element.basis.map(one => h('li', {}, citationName(one)))), { bottom: -8, left: 0 }]
      : [element.element, h('span', { class: 'clauses', 'aria-hidden': 'true' }, `§${element.basis.length}`), corner(element.kind)]]));
  }

  private line(element: Founded, clauses: ReadonlyMap<string, Clause>, tests: readonly RecordedTest[]): HTMLElement {
    const line = h('li', {},
      h('a', { class: 'name', href: modelAddress(this.model.id, element.element) }, element.name || element.element),
      h('div', { class: 'soft' }, tOr(`part.${element.kind}`, element.kind), ' · ', h('code', {}, element.element)),
      h('ul', { class: 'lines' }, ...element.basis.map(one => clauseLine(one, clauses))),
      testList(tests, element.element));
    this.lines.set(element.element, line);
    return line;
  }
}

/** Where no label stands: those of gateways stand above, those of events below. */
const corner = (kind: string): Record<string, number> =>
  kind.endsWith('Gateway') ? { bottom: 12, left: -12 } : kind.endsWith('Event') ? { top: -10, left: -10 } : { top: -9, right: 20 };
