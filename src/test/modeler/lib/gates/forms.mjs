import { register } from 'node:module';

// form-linting is published as ES modules that Node cannot resolve by itself.
register('../bundler-imports.mjs', import.meta.url);
const { FormLinter } = await import('@camunda/form-linting');

const linter = new FormLinter();

/** The schema of form-js 1.8.7, the library inside Tasklist 7.24. */
const SCHEMA_VERSION = 16;

/** The linter knows no platform after this one; form-js is the same in both. */
const LINTED_AS = { executionPlatform: 'Camunda Platform', executionPlatformVersion: '7.22.0' };

/** A form opens in Tasklist's form-js, stores every value under a key of its own, and passes the form linter. */
export const forms = {
  name: 'forms open in form-js',
  kind: 'form',

  async check(text, { workbench }) {
    const schema = JSON.parse(text);
    const { problems } = await workbench.call('openForm', { schema });
    return [
      ...declared(schema),
      ...problems,
      ...keys(schema.components ?? [], await workbench.call('formVocabulary')),
      ...linted(schema)
    ];
  }
};

function declared({ schemaVersion, executionPlatform }) {
  const findings = [];
  if (schemaVersion !== SCHEMA_VERSION) {
    findings.push({ message: `schemaVersion is ${schemaVersion}, Tasklist 7.24 speaks ${SCHEMA_VERSION}` });
  }
  if (executionPlatform !== LINTED_AS.executionPlatform) {
    findings.push({ message: `executionPlatform is ${executionPlatform}, not ${LINTED_AS.executionPlatform}` });
  }
  return findings;
}

/** form-js stops at the first clash; an author wants all of them. */
function keys(components, { keyed, pathed }, scope = new Set()) {
  return components.flatMap(component => {
    const { type, id, key, path } = component;
    const findings = [];
    const name = keyed.includes(type) ? key : pathed.includes(type) ? path : undefined;
    if (keyed.includes(type) && !key) {
      findings.push({ message: `${type} has no key`, element: id });
    } else if (name && scope.has(name)) {
      findings.push({ message: `key ${name} is taken in this scope`, element: id });
    } else if (name) {
      scope.add(name);
    }
    const inner = pathed.includes(type) && path ? new Set() : scope;
    return [...findings, ...keys(component.components ?? [], { keyed, pathed }, inner)];
  });
}

function linted(schema) {
  return linter.lint({ ...schema, ...LINTED_AS })
    // Tasklist has its own button, so the linter's note on a missing one is no finding.
    .filter(({ category }) => category !== 'info')
    .map(({ message, id }) => ({ message, element: id }));
}
