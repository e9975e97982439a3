import * as api from '../api';
import type { Definition } from '../contract';
import { Diagram } from '../diagram/diagram';
import type { Page } from '../page';
import { choice, input } from '../parts/controls';
import { fill, h } from '../parts/dom';
import { load } from '../parts/loading';
import { link, type Route } from '../route';
import { duration, number, percent, second } from '../text/format';
import { role } from '../replay/story';
import { t, tOr } from '../text/text';

/** Figures of a period. Days of acceptance or completion, both included; durations in milliseconds. */
interface Oversight {
  from: string;
  to: string;
  volume: { opened: number; completed: number; terminated: number; running: number };
  onTime: { closed: number; onTime: number };
  procedures: { procedure: string; procedureName: string; opened: number; closed: number; onTime: number; medianMillis?: number }[];
  departments: { department: string; steps: number; medianMillis: number; p90Millis: number }[];
  satisfaction: { rated: number; satisfied: number; grades: Record<string, number> };
}

interface Heat {
  activityId: string;
  count: number;
  medianMillis: number;
}

const GRADES = ['very-satisfied', 'satisfied', 'mostly-satisfied', 'dissatisfied', 'very-dissatisfied'] as const;
const SHADES = 5;

export function oversightPage(root: HTMLElement, first: Route): Page {
  const form = h('form', { class: 'card search no-print', onsubmit: submit });
  const report = h('div', { class: 'report' });
  const heat = h('section', { class: 'card heat' });
  let diagram: Diagram | undefined;
  fill(root,
    h('div', { class: 'row' }, h('h1', { class: 'no-print' }, t('oversight.title')),
      h('button', { type: 'button', class: 'no-print end', onclick: () => print() }, t('oversight.printReport'))),
    form, report, heat);

  function submit(event: SubmitEvent): void {
    event.preventDefault();
    const data = new FormData(form);
    location.hash = link(['oversight'], Object.fromEntries(['from', 'to', 'municipality', 'definition', 'by'].map(name => [name, String(data.get(name) ?? '')])));
  }

  async function update(route: Route): Promise<void> {
    const half = halfYear(new Date());
    const asked = (name: string, otherwise = ''): string => route.query.get(name) ?? otherwise;
    const [from, to, municipality] = [asked('from', half.from), asked('to', half.to), asked('municipality')];
    const [places, known] = await Promise.all([api.municipalities().catch(() => []), api.definitions().catch(() => [] as Definition[])]);
    const latest = [...new Map([...known].reverse().map(one => [one.key, one])).values()];
    const definition = asked('definition', latest[0]?.id ?? '');
    const by = asked('by', 'count');
    fill(form, h('div', { class: 'fields' },
      input('from', 'find.from', from, { type: 'date', required: true }),
      input('to', 'find.to', to, { type: 'date', required: true }),
      choice('municipality', 'find.municipality', [['', t('page.all')], ...places.map(place => [place.id, place.name] as const)], municipality),
      choice('definition', 'oversight.heat', known.map(one => [one.id, t('case.version', { name: one.name, version: one.version })] as const), definition),
      choice('by', 'oversight.heatBy', [['count', t('oversight.heatCount')], ['time', t('oversight.heatTime')]], by)),
    h('div', { class: 'row' },
      ...halves(new Date()).map(one => h('a', { class: 'button', href: link(['oversight'], { from: one.from, to: one.to, municipality, definition, by }) }, one.name)),
      h('button', { type: 'submit', class: 'primary end' }, t('page.apply'))));
    const place = places.find(one => one.id === municipality)?.name ?? t('page.all');
    void load(report, () => api.json<Oversight>('/audit/oversight', { from, to, municipality }), figures => reportOf(figures, from, to, place));
    diagram?.destroy();
    diagram = undefined;
    if (definition !== '') {
      const name = known.find(one => one.id === definition);
      void load(heat, () => Promise.all([api.bpmn(definition), api.json<Heat[]>('/audit/oversight/heat', { definitionId: definition, from, to })]), ([xml, rows]) => {
        const drawn = new Diagram(t('oversight.heat'), () => undefined);
        diagram = drawn;
        const places = h('div');
        queueMicrotask(() => void drawn.load(xml).then(() => {
          warm(drawn, rows, by === 'time');
          fill(places, heatTable(drawn, rows));
        }));
        return [
          h('h2', {}, name === undefined ? t('oversight.heat') : `${t('oversight.heat')}：${t('case.version', { name: name.name, version: name.version })}`),
          h('div', { class: 'picture' }, drawn.container),
          places,
        ];
      });
    }
  }

  // paper cannot be scrolled
  const fit = (): void => diagram?.fit();
  window.addEventListener('beforeprint', fit);
  void update(first);
  return {
    update: route => void update(route),
    leave: () => {
      window.removeEventListener('beforeprint', fit);
      diagram?.destroy();
    },
  };
}

interface Period {
  readonly from: string;
  readonly to: string;
  readonly name: string;
}

/** The half-year that a day lies in. */
function halfYear(today: Date): Period {
  return periodOf(today.getFullYear(), today.getMonth() < 6);
}

function periodOf(year: number, firstHalf: boolean): Period {
  return firstHalf
    ? { from: `${year}-01-01`, to: `${year}-06-30`, name: t('oversight.firstHalf', { year }) }
    : { from: `${year}-07-01`, to: `${year}-12-31`, name: t('oversight.secondHalf', { year }) };
}

/** This half-year and the two before it. */
function halves(today: Date): Period[] {
  const now = today.getFullYear() * 2 + (today.getMonth() < 6 ? 0 : 1);
  return [now, now - 1, now - 2].map(half => periodOf(Math.floor(half / 2), half % 2 === 0));
}

function reportOf(figures: Oversight, from: string, to: string, place: string): Node[] {
  const { volume, onTime, satisfaction } = figures;
  const share = (part: number, whole: number): string => whole === 0 ? '—' : percent(part / whole);
  const figure = (name: string, said: string, more = ''): HTMLElement =>
    h('div', { class: 'figure' }, h('dt', {}, name), h('dd', {}, h('strong', {}, said), more !== '' && h('span', { class: 'soft' }, more)));
  const longest = Math.max(1, ...figures.departments.map(one => one.medianMillis));
  return [
    h('header', { class: 'print-only' }, h('h1', {}, t('oversight.report')), h('p', {}, `${place} · ${t('oversight.period', { from, to })}`)),
    h('dl', { class: 'figures' },
      figure(t('oversight.opened'), number(volume.opened)),
      figure(t('oversight.closed'), number(volume.completed)),
      figure(t('oversight.running'), number(volume.running)),
      figure(t('oversight.terminated'), number(volume.terminated)),
      figure(t('oversight.onTime'), share(onTime.onTime, onTime.closed), t('oversight.onTimeOf', { onTime: number(onTime.onTime), closed: number(onTime.closed) })),
      figure(t('oversight.satisfaction'), share(satisfaction.satisfied, satisfaction.rated), t('oversight.ratings', { count: number(satisfaction.rated) }))),
    h('div', { class: 'report-tables' },
      h('section', { class: 'card' }, h('h2', {}, t('oversight.procedures')), table(
        [t('find.procedure'), t('oversight.opened'), t('oversight.closed'), t('oversight.onTime'), t('oversight.median')],
        figures.procedures.map(one => [one.procedureName, number(one.opened), number(one.closed), share(one.onTime, one.closed), one.medianMillis === undefined ? '—' : duration(one.medianMillis)]))),
      h('section', { class: 'card' }, h('h2', {}, t('oversight.departments')), table(
        [t('oversight.department'), t('oversight.steps'), t('oversight.median'), t('oversight.p90'), ''],
        figures.departments.map(one => [role(one.department), number(one.steps), duration(one.medianMillis), duration(one.p90Millis), bar(one.medianMillis / longest)]))),
      h('section', { class: 'card' }, h('h2', {}, t('oversight.grades')), table(
        [t('oversight.grades'), t('findings.count'), t('oversight.share'), ''],
        GRADES.map(grade => [tOr(`grade.${grade}`, grade), number(satisfaction.grades[grade] ?? 0), share(satisfaction.grades[grade] ?? 0, satisfaction.rated),
          bar(satisfaction.rated === 0 ? 0 : (satisfaction.grades[grade] ?? 0) / satisfaction.rated)])))),
    h('p', { class: 'print-only soft' }, t('oversight.printed', { at: second(new Date().toISOString()) })),
  ];
}

function table(head: string[], rows: (string | Node)[][]): HTMLElement {
  return rows.length === 0 ? h('p', { class: 'soft' }, t('oversight.none')) : h('table', {},
    h('thead', {}, h('tr', {}, ...head.map((name, column) => name === '' ? h('td') : h('th', { scope: 'col', class: column === 0 ? '' : 'amount' }, name)))),
    h('tbody', {}, ...rows.map(([name, ...cells]) => h('tr', {}, h('th', { scope: 'row' }, name ?? ''), ...cells.map(cell => h('td', { class: typeof cell === 'string' ? 'amount' : 'bar-cell' }, cell))))));
}

/** Beside the number that it only repeats. */
const bar = (share: number): HTMLElement => h('span', { class: 'share', 'aria-hidden': 'true', style: `width:${Math.round(share * 100)}%` });

function heatTable(diagram: Diagram, rows: readonly Heat[]): HTMLElement {
  return h('details', {}, h('summary', {}, t('oversight.heatTable')), table(
    [t('compare.element'), t('oversight.heatCount'), t('oversight.heatTime')],
    [...rows].sort((one, other) => other.count - one.count)
      .map(row => [diagram.element(row.activityId)?.name ?? row.activityId, number(row.count), duration(row.medianMillis)])));
}

/** In shades, each with its figure. */
function warm(diagram: Diagram, rows: readonly Heat[], byTime: boolean): void {
  const amount = (row: Heat): number => byTime ? row.medianMillis : row.count;
  const most = Math.max(1, ...rows.map(amount));
  diagram.mark(rows.filter(row => amount(row) > 0).map(row => [row.activityId, `heat-${Math.max(1, Math.ceil(SHADES * amount(row) / most))}`]));
  diagram.note(new Map(rows.filter(row => amount(row) > 0).map(row =>
    [row.activityId, [row.activityId, h('span', { class: 'warmth' }, byTime ? duration(row.medianMillis) : number(row.count)), { bottom: 10, right: 24 }] as const])));
}
