/** npm run tidy [-- FILE…]: writes diagrams and decisions back the way the Modeler saves them. */
import { chosenModels, readArguments } from './lib/arguments.mjs';
import { findModels, loadTemplates } from './lib/models.mjs';
import { line } from './lib/report.mjs';
import { TIDIED_KINDS, tidy } from './lib/tidy.mjs';
import { Workbench } from './lib/workbench.mjs';

const given = readArguments();
const templates = await loadTemplates(given.root, await findModels(given.root));
const workbench = new Workbench();
try {
  for (const model of await chosenModels(given, TIDIED_KINDS)) {
    const { changed, findings } = await tidy(model, { workbench, templates });
    if (changed) {
      console.log(`${model.file}: tidied`);
    }
    if (findings.length > 0) {
      console.log(findings.map(line).join('\n'));
      process.exitCode = 1;
    }
  }
} finally {
  await workbench.close();
}
