/** npm run render -- --out DIR [FILE…]: pictures of diagrams, decision tables and forms, for people to look at. */
import { chosenModels, readArguments } from './lib/arguments.mjs';
import { RENDERED_KINDS, render } from './lib/render.mjs';
import { Workbench } from './lib/workbench.mjs';

const given = readArguments('out');
if (!given.out) {
  throw new Error('--out DIR is missing');
}
const workbench = new Workbench();
try {
  for (const model of await chosenModels(given, RENDERED_KINDS)) {
    console.log((await render(model, { workbench, ...given })).join('\n'));
  }
} finally {
  await workbench.close();
}
