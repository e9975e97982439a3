/** npm run tidy [-- FILE…]: writes diagrams and decisions back the way the Modeler saves them. */
import { readFile, writeFile } from 'node:fs/promises';
import { chosenModels, readArguments } from './lib/arguments.mjs';
import { findModels, loadTemplates } from './lib/models.mjs';
import { Workbench } from './lib/workbench.mjs';

const given = readArguments();
const templates = await loadTemplates(given.root, await findModels(given.root));
const workbench = new Workbench();
try {
  for (const { file, kind } of await chosenModels(given, ['bpmn', 'dmn'])) {
    const xml = await readFile(file, 'utf8');
    const { saved, problems } = await workbench.call(kind === 'bpmn' ? 'openBpmn' : 'openDmn', { xml, templates });
    if (problems.length > 0) {
      // What the Modeler could not read it would not write either.
      problems.forEach(({ message, element }) => console.log(`${file}: ${message}${element ? ` (${element})` : ''}`));
      process.exitCode = 1;
    } else if (saved !== xml) {
      await writeFile(file, saved);
      console.log(`${file}: tidied`);
    }
  }
} finally {
  await workbench.close();
}
