import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { BpmnModdle } from 'bpmn-moddle';
import Linter from 'bpmnlint/lib/linter.js';
import NodeResolver from 'bpmnlint/lib/resolver/node-resolver.js';

const require = createRequire(import.meta.url);

const config = JSON.parse(readFileSync(new URL('../../.bpmnlintrc', import.meta.url), 'utf8'));

const moddle = new BpmnModdle(Object.fromEntries(
  Object.entries(config.moddleExtensions).map(([prefix, schema]) => [prefix, require(schema)])));

// Rules come from this folder, wherever the command was called.
const resolver = new NodeResolver({ require });

/** bpmnlint. Its warnings fail like its errors: a warning nobody must mend is noise. */
export const lint = {
  name: 'bpmnlint',
  kind: 'bpmn',

  async check(xml) {
    const { rootElement } = await moddle.fromXML(xml);
    // A linter serves one diagram: some rules remember ids and would call the next diagram's flows duplicates.
    const reports = await new Linter({ config, resolver }).lint(rootElement);
    return Object.entries(reports).flatMap(([rule, found]) =>
      found.map(({ message, id }) => ({ message: `${message} [${rule}]`, element: id })));
  }
};
