import { mkdir, readFile } from 'node:fs/promises';
import path from 'node:path';

/** In pixels. A long form scaled like a diagram could not be read. */
const LONGEST_SIDE = { bpmn: 3000, dmn: 3000, form: 12000 };

/** Each kind resolves to its pictures: what to show, and the part of the file's name that tells them apart. */
const PICTURES = {
  async bpmn(text, workbench) {
    const planes = await workbench.call('planes', { xml: text });
    return planes.map(({ id, svg }, index) => ({ name: index > 0 ? id : '', show: 'showDrawing', what: { svg } }));
  },

  async dmn(text, workbench) {
    const tables = await workbench.call('decisionTables', { xml: text });
    return tables.map(id => ({ name: id, show: 'showDecisionTable', what: { xml: text, id } }));
  },

  async form(text) {
    return [{ name: '', show: 'showForm', what: { schema: JSON.parse(text) } }];
  }
};

export const RENDERED_KINDS = Object.keys(PICTURES);

/** Makes the pictures of one model below `out`, at its path below `root`; resolves to their files. */
export async function render({ file, kind }, { workbench, root, out }) {
  const made = [];
  for (const { name, show, what } of await PICTURES[kind](await readFile(file, 'utf8'), workbench)) {
    const picture = path.join(out, [path.relative(root, file), name, 'png'].filter(Boolean).join('.'));
    await mkdir(path.dirname(picture), { recursive: true });
    await workbench.photograph(show, { ...what, longestSide: LONGEST_SIDE[kind] }, picture);
    made.push(picture);
  }
  return made;
}
