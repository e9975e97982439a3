import NavigatedViewer from 'bpmn-js/lib/NavigatedViewer';
import 'bpmn-js/dist/assets/diagram-js.css';
import 'bpmn-js/dist/assets/bpmn-js.css';
import type { Token } from '../replay/tokens';
import { h } from '../parts/dom';
import { t } from '../text/text';
import { factsOf, type Facts, type Modelled } from './differences';
import { Places } from './places';

/** What bpmn-js keeps of an element on the canvas. */
interface Drawn {
  id: string;
  type: string;
  width: number;
  height: number;
  x: number;
  y: number;
  waypoints?: { x: number; y: number }[];
  labelTarget?: Drawn;
  parent?: Drawn;
  businessObject: Element;
}

/** What the model says of an element, as far as the pages read it. */
export interface Element {
  id: string;
  $type: string;
  name?: string;
  $parent?: Element;
  documentation?: { text: string }[];
  extensionElements?: { values: Extension[] };
  $attrs: Record<string, string>;
  get(name: string): unknown;
}

interface Extension {
  $type: string;
  $children?: Extension[];
  [attribute: string]: unknown;
}

interface Services {
  canvas: {
    addMarker(element: string, marker: string): void;
    removeMarker(element: string, marker: string): void;
    zoom(level: 'fit-viewport' | number, center?: 'auto'): number;
    viewbox(box?: Box): Box & { inner: Box; outer: { width: number; height: number }; scale: number };
    getRootElement(): Drawn;
    getRootElements(): Drawn[];
    setRootElement(root: Drawn): void;
    findRoot(element: string): Drawn | undefined;
    getLayer(name: string, index?: number): SVGElement;
    /** Forgets how large it was. */
    resized(): void;
  };
  overlays: {
    add(element: string, type: string, overlay: { position: Record<string, number>; html: HTMLElement; scale?: boolean | { min: number } }): string;
    remove(id: string): void;
  };
  elementRegistry: {
    get(id: string): Drawn | undefined;
    getGraphics(id: string): SVGElement | undefined;
    getAll(): Drawn[];
  };
  eventBus: {
    on(event: string, handler: (event: { element: Drawn }) => void): void;
  };
}

interface Box { x: number; y: number; width: number; height: number }

/** What is shown of a running process on its diagram. */
export interface Picture {
  tokens: readonly Token[];
  passed: ReadonlyMap<string, number>;
  visited: ReadonlyMap<string, number>;
  /** Element or flow of the present event. */
  current?: string | undefined;
  selected?: string | undefined;
}

/** A diagram is not made smaller than this by itself. */
const READABLE = 0.6;
/** Rather a little smaller than cut off. */
const ALMOST_READABLE = 0.5;
const MARGIN = 30;

/** How far the ring around an element is from it. */
const RING = 6;

/** A diagram that shows where a process stands. */
export class Diagram {

  readonly container: HTMLElement;
  private readonly viewer: NavigatedViewer;
  private gone = false;
  private pointed: string | undefined;
  private readonly marks = new Places();
  private readonly notes = new Map<string, { id: string; said: string }>();

  /**
   * @param choose what somebody clicked
   * @param opened the collapsed sub-process into which somebody went; undefined for the process itself
   */
  constructor(label: string, choose: (element: string) => void, opened: (plane: string | undefined) => void = () => undefined) {
    this.container = h('div', { class: 'diagram', role: 'group', 'aria-label': label });
    this.viewer = new NavigatedViewer({ container: this.container });
    this.service('eventBus').on('element.click', ({ element }) => choose((element.labelTarget ?? element).id));
    this.service('eventBus').on('root.set', ({ element }) => {
      this.fitReadably();
      opened(ofPlane(element.id));
    });
  }

  async load(xml: string): Promise<void> {
    await this.viewer.importXML(xml);
    this.marks.clear();
    this.notes.clear();
    this.nameElements();
    this.fitReadably();
  }

  destroy(): void {
    this.gone = true;
    this.viewer.destroy();
  }

  /** The whole diagram in whatever room there is now. */
  fit(): void {
    const canvas = this.service('canvas');
    canvas.resized();
    canvas.zoom('fit-viewport', 'auto');
  }

  /** The whole diagram where it can still be read, else its beginning. */
  private fitReadably(): void {
    const canvas = this.service('canvas');
    const { inner, outer, scale } = canvas.viewbox();
    const fitting = Math.min(1, outer.width / (inner.width + 2 * MARGIN), outer.height / (inner.height + 2 * MARGIN));
    const wanted = fitting >= ALMOST_READABLE ? fitting : READABLE;
    if (scale > 0 && outer.width > 0) {
      const width = outer.width / wanted;
      const height = outer.height / wanted;
      canvas.viewbox({
        x: width > inner.width ? inner.x - (width - inner.width) / 2 : inner.x - MARGIN,
        y: height > inner.height ? inner.y - (height - inner.height) / 2 : inner.y - MARGIN,
        width,
        height,
      });
    }
  }

  zoom(factor: number): void {
    const canvas = this.service('canvas');
    canvas.zoom(Math.min(4, Math.max(0.2, canvas.viewbox().scale * factor)), 'auto');
  }

  element(id: string): Element | undefined {
    return this.service('elementRegistry').get(id)?.businessObject;
  }

  /** The process as a whole. */
  process(): Element | undefined {
    return this.processRoot()?.businessObject;
  }

  /** What the model says of each element and flow, by id. */
  facts(): Map<string, Facts> {
    return new Map(this.service('elementRegistry').getAll()
      .filter(one => one.labelTarget === undefined && ofPlane(one.id) === undefined)
      .map(one => [one.id, factsOf(one.businessObject as unknown as Modelled)]));
  }

  /** Everything that stands on the diagram, in its order; flows are no places. */
  elements(): Element[] {
    return this.service('elementRegistry').getAll()
      .filter(one => one.labelTarget === undefined && one.waypoints === undefined && one.parent !== undefined)
      .map(one => one.businessObject);
  }

  /** Goes into a collapsed sub-process, or back to the process itself. */
  open(plane: string | undefined): void {
    const canvas = this.service('canvas');
    const root = plane === undefined ? this.processRoot() : canvas.findRoot(`${plane}_plane`);
    if (root !== undefined && root !== canvas.getRootElement()) {
      canvas.setRootElement(root);
    }
  }

  /** The collapsed sub-process that is open; undefined for the process itself. */
  plane(): string | undefined {
    return ofPlane(this.service('canvas').getRootElement().id);
  }

  /** The collapsed sub-process on whose plane the element stands. */
  planeOf(id: string): string | undefined {
    const root = this.service('canvas').findRoot(id);
    return root === undefined ? undefined : ofPlane(root.id);
  }

  /** What happens within a collapsed sub-process shows on its closed shape too. */
  private outwards(id: string): string[] {
    const around: string[] = [];
    for (let plane = this.planeOf(id); plane !== undefined; plane = this.planeOf(plane)) {
      around.push(plane);
    }
    return around;
  }

  private processRoot(): Drawn | undefined {
    return this.service('canvas').getRootElements().find(root => ofPlane(root.id) === undefined);
  }

  /** One sign for each element, the collapsed sub-processes around it among them. */
  private placed(tokens: readonly Token[]): Token[] {
    const placed = new Map<string, Token>();
    for (const token of tokens) {
      for (const activityId of [token.activityId, ...this.outwards(token.activityId)]) {
        const other = placed.get(activityId);
        placed.set(activityId, {
          activityId,
          count: token.count + (other?.count ?? 0),
          queued: token.queued && (other?.queued ?? true),
          stuck: token.stuck || (other?.stuck ?? false),
        });
      }
    }
    return [...placed.values()];
  }

  show(picture: Picture): void {
    const placed = this.placed(picture.tokens);
    const marks: [string, string][] = [];
    for (const flow of picture.passed.keys()) {
      marks.push([flow, 'is-passed']);
    }
    for (const visited of picture.visited.keys()) {
      marks.push([visited, 'is-visited']);
    }
    for (const token of placed) {
      marks.push([token.activityId, token.stuck ? 'is-stuck' : token.queued ? 'is-queued' : 'is-active']);
    }
    if (picture.current !== undefined) {
      marks.push(...[picture.current, ...this.outwards(picture.current)].map(one => [one, 'is-current'] as [string, string]));
    }
    this.mark(marks);
    const notes = new Map<string, [string, HTMLElement, Record<string, number>]>();
    for (const token of placed) {
      notes.set(`token ${token.activityId}`, [token.activityId, tokenSign(token), { top: -14, left: -14 }]);
    }
    for (const [kind, id] of [['current', picture.current], ['selected', picture.selected]] as const) {
      for (const shown of id === undefined ? [] : [id, ...this.outwards(id)]) {
        const drawn = this.service('elementRegistry').get(shown);
        if (drawn !== undefined && drawn.waypoints === undefined && drawn.parent !== undefined) {
          const size = `width:${drawn.width + 2 * RING}px;height:${drawn.height + 2 * RING}px`;
          notes.set(`${kind} ${shown}`, [shown, h('span', { class: `ring ${kind}`, style: size }), { top: -RING, left: -RING }]);
        }
      }
    }
    for (const [flow, count] of picture.passed) {
      if (count > 1) {
        notes.set(`count ${flow}`, [flow, h('span', { class: 'passes' }, `×${count}`), this.middle(flow)]);
      }
    }
    this.note(notes);
  }

  /** Marks by element, in place of all that were there. */
  mark(marks: readonly (readonly [string, string])[]): void {
    const canvas = this.service('canvas');
    const known = this.service('elementRegistry');
    this.marks.become(
      marks.filter(([element]) => known.get(element) !== undefined),
      (element, mark) => canvas.addMarker(element, mark),
      (element, mark) => canvas.removeMarker(element, mark),
    );
  }

  /** Notes by a key of their own: element, what is shown, and where; in place of all that were there. */
  note(notes: ReadonlyMap<string, readonly [string, HTMLElement, Record<string, number>]>): void {
    const overlays = this.service('overlays');
    const known = this.service('elementRegistry');
    for (const [key, shown] of this.notes) {
      if (notes.get(key)?.[1].outerHTML !== shown.said) {
        overlays.remove(shown.id);
        this.notes.delete(key);
      }
    }
    for (const [key, [element, html, position]] of notes) {
      if (!this.notes.has(key) && known.get(element) !== undefined) {
        this.notes.set(key, { id: overlays.add(element, 'lianban', { position, html, scale: html.matches('.ring, .clauses') || { min: 0.75 } }), said: html.outerHTML });
      }
    }
  }

  /** Rings one element, in place of the one before. */
  point(id: string): void {
    const overlays = this.service('overlays');
    if (this.pointed !== undefined) {
      overlays.remove(this.pointed);
      this.pointed = undefined;
    }
    const drawn = this.service('elementRegistry').get(id);
    if (drawn !== undefined && drawn.parent !== undefined) {
      const [left, top, right, bottom] = extent(drawn);
      const ring = h('span', { class: 'ring selected', style: `width:${right - left + 2 * RING}px;height:${bottom - top + 2 * RING}px` });
      this.pointed = overlays.add(id, 'lianban', { position: { top: -RING, left: -RING }, html: ring, scale: true });
    }
  }

  /** Brings an element into sight, and opens the plane on which it stands. */
  reveal(id: string): void {
    const canvas = this.service('canvas');
    const root = canvas.findRoot(id);
    if (root !== undefined && root !== canvas.getRootElement()) {
      canvas.setRootElement(root);
    }
    const element = this.service('elementRegistry').get(id);
    if (element === undefined) {
      return;
    }
    const box = canvas.viewbox();
    const [left, top, right, bottom] = extent(element);
    const across = outside(left - MARGIN, right + MARGIN, box.x, box.x + box.width);
    const down = outside(top - MARGIN, bottom + MARGIN, box.y, box.y + box.height);
    if (across !== 0 || down !== 0) {
      canvas.viewbox({ x: box.x + across, y: box.y + down, width: box.width, height: box.height });
    }
  }

  /** Brings an element into the middle at a size that can be read, and opens the plane on which it stands. */
  centre(id: string): void {
    this.reveal(id);
    const element = this.service('elementRegistry').get(id);
    if (element !== undefined) {
      const [left, top, right, bottom] = extent(element);
      const canvas = this.service('canvas');
      const { outer, scale } = canvas.viewbox();
      const size = Math.max(scale, READABLE);
      const [width, height] = [outer.width / size, outer.height / size];
      canvas.viewbox({ x: (left + right - width) / 2, y: (top + bottom - height) / 2, width, height });
    }
  }

  /** Shows a diagram where another stands. */
  lookLike(other: Diagram): void {
    const { x, y, width, height } = other.service('canvas').viewbox();
    this.service('canvas').viewbox({ x, y, width, height });
  }

  whenMoved(tell: () => void): void {
    this.service('eventBus').on('canvas.viewbox.changed', tell);
  }

  /** Lets a spot run along the flows, one after the other; at once where somebody wants nothing to move. */
  async run(flows: readonly string[], millis: number): Promise<void> {
    if (matchMedia('(prefers-reduced-motion: reduce)').matches) {
      return;
    }
    const layer = this.service('canvas').getLayer('lianban', 5);
    for (const flow of flows) {
      if (this.gone) {
        return;
      }
      const points = this.service('elementRegistry').get(flow)?.waypoints;
      if (points !== undefined && points.length > 1) {
        await along(points, layer, millis / flows.length);
      }
    }
  }

  private middle(flow: string): Record<string, number> {
    const drawn = this.service('elementRegistry').get(flow);
    const points = drawn?.waypoints ?? [];
    const place = Math.floor((points.length - 1) / 2);
    const from = points[place];
    const to = points[place + 1] ?? from;
    if (from === undefined || to === undefined) {
      return { top: 0, left: 0 };
    }
    const left = Math.min(...points.map(point => point.x));
    const top = Math.min(...points.map(point => point.y));
    return { left: (from.x + to.x) / 2 - left - 10, top: (from.y + to.y) / 2 - top - 9 };
  }

  /** A screen reader says what an element is called. */
  private nameElements(): void {
    const registry = this.service('elementRegistry');
    for (const element of this.elements()) {
      const graphics = registry.getGraphics(element.id);
      if (graphics !== undefined && element.name !== undefined) {
        graphics.setAttribute('role', 'img');
        graphics.setAttribute('aria-label', element.name);
      }
    }
  }

  private service<S extends keyof Services>(name: S): Services[S] {
    return this.viewer.get(name) as Services[S];
  }
}

/** The plane of a collapsed sub-process is named after it. */
const ofPlane = (root: string): string | undefined => /^(.*)_plane$/.exec(root)?.[1];

/** The properties that Camunda knows of an element, {@code basis} for instance. */
export function properties(element: Element): Map<string, string> {
  const holders = (element.extensionElements?.values ?? []).filter(one => one.$type === 'camunda:properties');
  const all = holders.flatMap(holder => holder.$children ?? []);
  return new Map(all.map(property => [String(property['name']), String(property['value'] ?? '')]));
}

function tokenSign(token: Token): HTMLElement {
  const words = t(token.stuck ? 'legend.stuck' : token.queued ? 'legend.queued' : 'legend.token');
  const kind = token.stuck ? 'stuck' : token.queued ? 'queued' : 'going';
  const sign = token.stuck ? '!' : token.queued ? '…' : '';
  return h('span', { class: `token ${kind}`, title: words }, token.count > 1 ? `${sign}${token.count}` : sign || '●');
}

function extent(element: Drawn): [number, number, number, number] {
  if (element.waypoints === undefined) {
    return [element.x, element.y, element.x + element.width, element.y + element.height];
  }
  const xs = element.waypoints.map(point => point.x);
  const ys = element.waypoints.map(point => point.y);
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
}

/** How far a window has to move so that a stretch lies within it; its beginning where it is too long. */
function outside(from: number, to: number, first: number, last: number): number {
  return from < first || to - from > last - first ? from - first : to > last ? to - last : 0;
}

function along(points: readonly { x: number; y: number }[], layer: SVGElement, millis: number): Promise<void> {
  const spot = document.createElementNS('http://www.w3.org/2000/svg', 'circle');
  spot.setAttribute('r', '8');
  spot.setAttribute('class', 'running-token');
  layer.append(spot);
  const moving = spot.animate(
    points.map(point => ({ transform: `translate(${point.x}px, ${point.y}px)` })),
    { duration: Math.max(60, millis), easing: 'ease-in-out' },
  );
  return moving.finished.then(() => undefined, () => undefined).finally(() => spot.remove());
}
