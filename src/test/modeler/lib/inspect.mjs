import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { forms } from './gates/forms.mjs';
import { lint } from './gates/lint.mjs';
import { decisions, diagrams } from './gates/roundtrip.mjs';
import { elementTemplates } from './gates/templates.mjs';
import { findModels, loadTemplates } from './models.mjs';

/**
 * A gate has a `name`, the `kind` of model it reads, and `check(text, { workbench, templates })`, which resolves to
 * findings `{ message, element }`. What it throws counts as a finding too.
 */
const GATES = [lint, diagrams, decisions, forms, elementTemplates];

/** Runs all gates over the models below `root`; resolves to one `{ name, seen, findings }` per gate. */
export async function inspect(root, workbench) {
  const models = await findModels(root);
  const context = { workbench, templates: await loadTemplates(root, models) };
  return Promise.all(GATES.map(gate => run(gate, root, models[gate.kind], context)));
}

async function run(gate, root, { files, stray, elsewhere }, context) {
  const findings = stray.map(file => ({ file, message: 'lies where neither the engine nor the Modeler looks for it' }));
  if (files.length === 0 && elsewhere > 0) {
    findings.push({ file: '.', message: `no ${gate.kind} where it belongs, but ${elsewhere} elsewhere` });
  }
  let seen = 0;
  for (const file of files) {
    const found = await outcome(gate, path.join(root, file), context);
    findings.push(...found.map(finding => ({ file, ...finding })));
    seen++;
  }
  return { name: gate.name, seen, findings };
}

async function outcome(gate, file, context) {
  try {
    return await gate.check(await readFile(file, 'utf8'), context);
  } catch (error) {
    return [{ message: error.message }];
  }
}
