import DmnViewer from 'dmn-js/lib/NavigatedViewer';
import { tOr } from '../text/text';
import 'dmn-js/dist/assets/dmn-js-shared.css';
import 'dmn-js/dist/assets/dmn-js-decision-table.css';
import 'dmn-js/dist/assets/dmn-js-literal-expression.css';

/** Draws a decision as it was deployed, with rules lit by their ids. */
export async function drawTable(place: HTMLElement, xml: string, decision: string, lit: ReadonlySet<string>): Promise<void> {
  const words = { additionalModules: [{ translate: ['value', (said: string) => tOr(`dmn.${said}`, said)] }] };
  const viewer = new DmnViewer({ container: place, decisionTable: words, literalExpression: words });
  await viewer.importXML(xml);
  const view = viewer.getViews().find(one => one.element.id === decision && one.type !== 'drd');
  if (view !== undefined) {
    await viewer.open(view);
  }
  // it scrolls, and so has to be reached by the keyboard
  place.querySelector('.tjs-table-container')?.setAttribute('tabindex', '0');
  light(place, lit);
}

/** Lights rules of a drawn table, and brings the first of them into the middle. */
export function light(place: HTMLElement, lit: ReadonlySet<string>): void {
  for (const cell of place.querySelectorAll<HTMLElement>('[data-row-id]')) {
    cell.classList.toggle('lit', lit.has(cell.dataset['rowId'] ?? ''));
  }
  const first = place.querySelector('td.lit');
  // whichever of them scrolls
  for (let around = first?.parentElement; around && place.contains(around); around = around.parentElement) {
    const row = first!.getBoundingClientRect();
    const seen = around.getBoundingClientRect();
    around.scrollTop += (row.top + row.bottom - seen.top - seen.bottom) / 2;
  }
}
