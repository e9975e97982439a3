import { Form } from '@bpmn-io/form-js-viewer';
import '@bpmn-io/form-js-viewer/dist/assets/form-js.css';
import type { ShownForm } from '../contract';

export async function drawForm(place: HTMLElement, shown: ShownForm): Promise<void> {
  const form = new Form({ container: place });
  await form.importSchema(shown.schema, shown.data);
  form.setProperty('readOnly', true);
}
