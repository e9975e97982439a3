/** npm run render -- --out DIR [FILE…]: pictures of diagrams, decision tables and forms, for people to look at. */
import { mkdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { chosenModels, readArguments } from './lib/arguments.mjs';
import { Workbench } from './lib/workbench.mjs';

const LONGEST_SIDE = 3000;

const given = readArguments('out');
if (!given.out) {
  throw new Error('--out DIR is missing');
}
const workbench = new Workbench();

/** Each kind resolves to its pictures: what to show, and the part of the file's name that tells them apart. */
const pictures = {
  async bpmn(text) {
    const planes = await workbench.call('planes', { xml: text });
    return planes.map(({ name, svg }, index) => ({ name: index > 0 ? name : '', show: 'showDrawing', what: { svg } }));
  },

  async dmn(text) {
    const tables = await workbench.call('decisionTables', { xml: text });
    return tables.map(id => ({ name: id, show: 'showDecisionTable', what: { xml: text, id } }));
  },

  async form(text) {
    return [{ name: '', show: 'showForm', what: { schema: JSON.parse(text) } }];
  }
};

try {
  for (const { file, kind } of await chosenModels(given, Object.keys(pictures))) {
    for (const { name, show, what } of await pictures[kind](await readFile(file, 'utf8'))) {
      const picture = path.join(given.out, [path.relative(given.root, file), name, 'png'].filter(Boolean).join('.'));
      await mkdir(path.dirname(picture), { recursive: true });
      await workbench.photograph(show, { ...what, longestSide: LONGEST_SIDE }, picture);
      console.log(picture);
    }
  }
} finally {
  await workbench.close();
}
