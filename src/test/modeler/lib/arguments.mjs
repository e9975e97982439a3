import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { findModels, kindOf } from './models.mjs';

const REPOSITORY = fileURLToPath(new URL('../../../..', import.meta.url));

/** Reads a command line: `--root` and further string options, and files. Paths are as seen from the caller's folder. */
export function readArguments(...options) {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: Object.fromEntries(['root', ...options].map(option => [option, { type: 'string' }]))
  });
  // npm runs its scripts in the package's folder and keeps the caller's in INIT_CWD.
  const absolute = file => path.resolve(process.env.INIT_CWD ?? '.', file);
  return {
    ...Object.fromEntries(options.map(option => [option, values[option] && absolute(values[option])])),
    root: values.root ? absolute(values.root) : REPOSITORY,
    files: positionals.map(absolute)
  };
}

/** The given files, or all models of the given kinds below `root`, as `{ file, kind }` with absolute paths. */
export async function chosenModels({ root, files }, kinds) {
  const chosen = files.length > 0
    ? files.map(file => ({ file, kind: kindOf(file) }))
    : Object.entries(await findModels(root)).flatMap(([kind, models]) =>
      models.files.map(file => ({ file: path.join(root, file), kind })));
  const wanted = chosen.filter(({ kind }) => kinds.includes(kind));
  if (files.length > wanted.length) {
    throw new Error(`only ${kinds.join(', ')} files can be given here`);
  }
  return wanted;
}
