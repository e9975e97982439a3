/** npm run check [-- --root DIR]: all gates over all models; one line per finding, one per gate. */
import { readArguments } from './lib/arguments.mjs';
import { inspect } from './lib/inspect.mjs';
import { line } from './lib/report.mjs';
import { Workbench } from './lib/workbench.mjs';

const { root } = readArguments();
const workbench = new Workbench();
try {
  const gates = await inspect(root, workbench);
  gates.flatMap(gate => gate.findings).forEach(finding => console.log(line(finding)));
  for (const { name, seen, findings } of gates) {
    console.log(`${findings.length ? 'FAILED' : 'ok    '} ${name}: files ${seen}, findings ${findings.length}`);
  }
  const nothingSeen = gates.every(({ seen }) => seen === 0);
  if (nothingSeen) {
    console.log(`${root}: no model found`);
  }
  process.exitCode = nothingSeen || gates.some(({ findings }) => findings.length > 0) ? 1 : 0;
} finally {
  await workbench.close();
}
