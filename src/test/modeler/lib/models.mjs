import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';

/** Each kind of model: how its files are recognised anywhere, and where the engine and the Modeler look for them. */
const KINDS = {
  bpmn: { looks: /\.bpmn$/i, belongs: /^processes\/.*\.bpmn$/ },
  dmn: { looks: /\.dmn$/i, belongs: /^decisions\/.*\.dmn$/ },
  form: { looks: /\.form$/i, belongs: /^processes\/.*\.form$/ },
  template: { looks: /element-templates\/.*\.json$/i, belongs: /^processes\/\.camunda\/element-templates\/[^/]+\.json$/ }
};

// Built, fetched, or made to be wrong on purpose.
const SKIPPED = /(^|\/)(\.git|node_modules|target|src\/test)$/;
const HOME = /^(processes|decisions)\//;

/**
 * Lists the models below `root` by kind, as paths relative to it. `stray` holds files in processes/ or decisions/
 * that look like a model but lie where nobody reads them, `elsewhere` counts those in the rest of the tree.
 */
export async function findModels(root) {
  const files = await filesBelow(root);
  return Object.fromEntries(Object.entries(KINDS).map(([kind, { looks, belongs }]) => {
    const alike = files.filter(file => looks.test(file));
    const found = alike.filter(file => belongs.test(file));
    const strangers = alike.filter(file => !belongs.test(file));
    return [kind, {
      files: found,
      stray: strangers.filter(file => HOME.test(file)),
      elsewhere: strangers.filter(file => !HOME.test(file)).length
    }];
  }));
}

/** The kind of a single file, by its name; undefined for anything that is no model. */
export function kindOf(file) {
  return Object.keys(KINDS).find(kind => KINDS[kind].looks.test(file));
}

/** The element templates below `root` as the Modeler loads them; one that is no JSON is left to its gate. */
export async function loadTemplates(root, { template }) {
  const loaded = await Promise.all(template.files.map(async file => {
    try {
      return JSON.parse(await readFile(path.join(root, file), 'utf8'));
    } catch {
      return [];
    }
  }));
  return loaded.flat();
}

async function filesBelow(root, folder = '') {
  const entries = await readdir(path.join(root, folder), { withFileTypes: true });
  const nested = await Promise.all(entries
    .map(entry => ({ file: path.posix.join(folder, entry.name), isFolder: entry.isDirectory() }))
    .filter(({ file }) => !SKIPPED.test(file))
    .map(({ file, isFolder }) => isFolder ? filesBelow(root, file) : [file]));
  return nested.flat().sort();
}
