import { readFile, writeFile } from 'node:fs/promises';

const OPENED_BY = { bpmn: 'openBpmn', dmn: 'openDmn' };

export const TIDIED_KINDS = Object.keys(OPENED_BY);

/** Writes one model back as the Modeler saves it; resolves to whether it changed and what stood in the way. */
export async function tidy({ file, kind }, { workbench, templates }) {
  const xml = await readFile(file, 'utf8');
  const { saved, problems } = await workbench.call(OPENED_BY[kind], { xml, templates });
  // What the Modeler could not read it would not write either.
  const changed = problems.length === 0 && saved !== xml;
  if (changed) {
    await writeFile(file, saved);
  }
  return { changed, findings: problems.map(problem => ({ file, ...problem })) };
}
