/** npm run selftest: every gate lets the good models pass and reports each planted defect. */
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { inspect } from './lib/inspect.mjs';
import { findModels, loadTemplates } from './lib/models.mjs';
import { render } from './lib/render.mjs';
import { tidy } from './lib/tidy.mjs';
import { Workbench } from './lib/workbench.mjs';

const HERE = fileURLToPath(new URL('.', import.meta.url));
const DIAGRAM = 'processes/sample/sample.bpmn';
const DECISION = 'decisions/sample/members.dmn';
const FORM = 'processes/sample/application.form';
const TEMPLATE = 'processes/.camunda/element-templates/register.json';

const workbench = new Workbench();
let workspace;

before(async () => {
  workspace = await mkdtemp(path.join(tmpdir(), 'lianban-modeler-'));
});

after(async () => {
  await workbench.close();
  await rm(workspace, { recursive: true });
});

async function goodModels() {
  const root = await mkdtemp(path.join(workspace, 'root-'));
  await cp(path.join(HERE, 'fixtures/good'), root, { recursive: true });
  return root;
}

/** The good models with one text replaced in one file. */
async function modelsWith(file, text, replacement) {
  const root = await goodModels();
  const good = await readFile(path.join(root, file), 'utf8');
  assert.ok(text instanceof RegExp ? text.test(good) : good.includes(text), `${file} holds no ${text}`);
  await writeFile(path.join(root, file), good.replace(text, replacement));
  return root;
}

async function findings(root) {
  return (await inspect(root, workbench)).flatMap(gate => gate.findings);
}

async function assertReported(root, { file, message, element }) {
  const found = await findings(root);
  assert.ok(
    found.some(finding => finding.file === file && message.test(finding.message) && finding.element === element),
    `expected ${file}: ${message} (${element}) among ${JSON.stringify(found, null, 1)}`);
}

function check(root) {
  return new Promise(resolve => {
    execFile(process.execPath, [path.join(HERE, 'check.mjs'), '--root', root],
      (error, output) => resolve({ code: error?.code ?? 0, output }));
  });
}

describe('good models', () => {
  test('pass every gate, and every gate has seen them', async () => {
    const gates = await inspect(await goodModels(), workbench);
    assert.deepEqual(gates.map(({ seen }) => seen), [1, 1, 1, 1, 1]);
    assert.deepEqual(gates.flatMap(gate => gate.findings), []);
  });

  test('are no duplicates of each other when they use the same ids', async () => {
    const root = await goodModels();
    await cp(path.join(root, DIAGRAM), path.join(root, 'processes/sample/twin.bpmn'));
    assert.deepEqual(await findings(root), []);
  });
});

describe('a diagram is reported when', () => {
  test('a task has no name', async () => {
    await assertReported(await modelsWith(DIAGRAM, ' name="审查材料"', ''),
      { file: DIAGRAM, message: /label-required/, element: 'userTask_review' });
  });

  test('a gateway has no name', async () => {
    await assertReported(await modelsWith(DIAGRAM, ' name="材料是否齐全？"', ''),
      { file: DIAGRAM, message: /label-required/, element: 'gateway_complete' });
  });

  test('it says nothing on how long its history is kept', async () => {
    await assertReported(await modelsWith(DIAGRAM, ' camunda:historyTimeToLive="P3650D"', ''),
      { file: DIAGRAM, message: /history-time-to-live/, element: 'sample' });
  });

  test('bpmnlint only warns', async () => {
    await assertReported(await modelsWith(DIAGRAM, 'id="flow_begun"', 'id="flow_begun" name="多余"'),
      { file: DIAGRAM, message: /superfluous-label/, element: 'flow_begun' });
  });

  test('an element has no shape', async () => {
    await assertReported(await modelsWith(DIAGRAM, /<bpmndi:BPMNShape id="endEvent_returned_di"[^]*?<\/bpmndi:BPMNShape>/, ''),
      { file: DIAGRAM, message: /no-bpmndi/, element: 'endEvent_returned' });
  });

  test('the Modeler warns of what it cannot resolve', async () => {
    await assertReported(await modelsWith(DIAGRAM, 'bpmnElement="endEvent_returned"', 'bpmnElement="endEvent_unknown"'),
      { file: DIAGRAM, message: /unresolved reference <endEvent_unknown>/, element: 'endEvent_returned_di' });
  });

  test('the Modeler would move it on saving', async () => {
    await assertReported(await modelsWith(DIAGRAM, 'x="162" y="102"', 'x="62" y="2"'),
      { file: DIAGRAM, message: /saving changes line \d+/, element: undefined });
  });

  test('its line ends are not the Modeler\'s', async () => {
    await assertReported(await modelsWith(DIAGRAM, /\n/g, '\r\n'),
      { file: DIAGRAM, message: /saving changes line 1 from .*\\r/, element: undefined });
  });

  test('it uses an element template that does not exist', async () => {
    await assertReported(await modelsWith(DIAGRAM, 'modelerTemplateVersion="1"', 'modelerTemplateVersion="2"'),
      { file: DIAGRAM, message: /element template lianban.register is unknown/, element: 'serviceTask_register' });
  });

  test('it is no XML', async () => {
    await assertReported(await modelsWith(DIAGRAM, '</bpmn:process>', ''),
      { file: DIAGRAM, message: /unparsable|failed to parse/, element: undefined });
  });
});

describe('a decision is reported when', () => {
  test('saving drops what is the default', async () => {
    await assertReported(await modelsWith(DECISION, '<decisionTable id', '<decisionTable hitPolicy="UNIQUE" id'),
      { file: DECISION, message: /saving changes line 4 .*hitPolicy/, element: 'decisionTable_members' });
  });

  test('the Modeler warns of what it does not know', async () => {
    await assertReported(await modelsWith(DECISION, '<decision id', '<decision kind="1" id'),
      { file: DECISION, message: /unknown attribute <kind>/, element: 'members' });
  });
});

describe('a form is reported when', () => {
  test('two fields of one scope share a key', async () => {
    await assertReported(await modelsWith(FORM, '"floorAreaSqm"', '"enterpriseName"'),
      { file: FORM, message: /key enterpriseName is taken/, element: 'field_floorAreaSqm' });
  });

  test('a field has no key', async () => {
    await assertReported(await modelsWith(FORM, '"key": "floorAreaSqm", ', ''),
      { file: FORM, message: /number has no key/, element: 'field_floorAreaSqm' });
  });

  test('it uses a component Tasklist does not have', async () => {
    const root = await modelsWith(FORM, '"type": "number"', '"type": "filepicker"');
    await assertReported(root, { file: FORM, message: /type <filepicker> not supported/, element: undefined });
    await assertReported(root, { file: FORM, message: /not supported by Camunda Platform 7.22/, element: 'field_floorAreaSqm' });
  });

  test('an expression is no FEEL', async () => {
    await assertReported(await modelsWith(FORM, '"text": "# 申请表"', '"text": "= (("'),
      { file: FORM, message: /FEEL|expression/i, element: 'text_intro' });
  });

  test('it has another schema version', async () => {
    await assertReported(await modelsWith(FORM, '"schemaVersion": 16', '"schemaVersion": 18'),
      { file: FORM, message: /schemaVersion is 18/, element: undefined });
  });

  test('it is made for Camunda 8', async () => {
    await assertReported(await modelsWith(FORM, '"Camunda Platform"', '"Camunda Cloud"'),
      { file: FORM, message: /executionPlatform is Camunda Cloud/, element: undefined });
  });

  test('it is no JSON', async () => {
    await assertReported(await modelsWith(FORM, '"schemaVersion": 16,', '"schemaVersion": ,'),
      { file: FORM, message: /JSON/, element: undefined });
  });
});

describe('an element template is reported when', () => {
  test('a property is bound to what Camunda 7 does not have', async () => {
    await assertReported(await modelsWith(TEMPLATE, '"type": "property"', '"type": "zeebe:input"'),
      { file: TEMPLATE, message: /invalid property.binding type "zeebe:input"/, element: 'lianban.register' });
  });

  test('another has its id and version', async () => {
    const root = await goodModels();
    await cp(path.join(root, TEMPLATE), path.join(root, path.dirname(TEMPLATE), 'twin.json'));
    await assertReported(root, { file: TEMPLATE, message: /2 templates have this id/, element: 'lianban.register' });
  });
});

describe('a file nobody would read is reported when', () => {
  test('it lies in the wrong folder', async () => {
    const root = await goodModels();
    await rename(path.join(root, DIAGRAM), path.join(root, 'decisions/sample/sample.bpmn'));
    await assertReported(root, { file: 'decisions/sample/sample.bpmn', message: /lies where/, element: undefined });
  });

  test('all of a kind lie elsewhere', async () => {
    const root = await goodModels();
    await mkdir(path.join(root, 'src'));
    await rename(path.join(root, FORM), path.join(root, 'src/application.form'));
    await assertReported(root, { file: '.', message: /no form where it belongs, but 1 elsewhere/, element: undefined });
  });
});

describe('tidy', () => {
  // Without the templates the Modeler would miss the one the diagram uses.
  const tidied = async root => {
    const templates = await loadTemplates(root, await findModels(root));
    return tidy({ file: path.join(root, DIAGRAM), kind: 'bpmn' }, { workbench, templates });
  };

  test('writes what the Modeler saves', async () => {
    const root = await modelsWith(DIAGRAM, /\n */g, '');
    assert.equal((await tidied(root)).changed, true);
    assert.deepEqual(await findings(root), []);
  });

  test('leaves alone what the Modeler would lose', async () => {
    const root = await modelsWith(DIAGRAM, '<bpmn:userTask', '<bpmn:userTask unknown="1"');
    const text = await readFile(path.join(root, DIAGRAM), 'utf8');
    const { changed, findings } = await tidied(root);
    assert.equal(changed, false);
    assert.match(findings[0].message, /unknown attribute <unknown>/);
    assert.equal(await readFile(path.join(root, DIAGRAM), 'utf8'), text);
  });
});

describe('render', () => {
  const models = { bpmn: DIAGRAM, dmn: DECISION, form: FORM };
  const pictures = { bpmn: `${DIAGRAM}.png`, dmn: `${DECISION}.members.png`, form: `${FORM}.png` };

  for (const [kind, model] of Object.entries(models)) {
    test(`makes a picture of a ${kind}`, async () => {
      const root = await goodModels();
      const out = path.join(root, 'pictures');
      const made = await render({ file: path.join(root, model), kind }, { workbench, root, out });
      assert.deepEqual(made, [path.join(out, pictures[kind])]);
      assert.ok((await stat(made[0])).size > 1000, 'the picture is not blank');
    });
  }
});

// Templates alone need no browser, so these start none.
describe('check on the command line', () => {
  async function onlyTemplates(root) {
    await rm(path.join(root, path.dirname(DIAGRAM)), { recursive: true });
    await rm(path.join(root, path.dirname(DECISION)), { recursive: true });
    return root;
  }

  test('succeeds on good models', async () => {
    const { code, output } = await check(await onlyTemplates(await goodModels()));
    assert.equal(code, 0);
    assert.match(output, /^ok +element templates are valid: files 1, findings 0$/m);
  });

  test('names what is wrong and fails', async () => {
    const { code, output } = await check(await onlyTemplates(await modelsWith(TEMPLATE, '"type": "Hidden"', '"type": "Hiden"')));
    assert.equal(code, 1);
    assert.match(output, /^processes\/.camunda\/element-templates\/register.json: .*\(lianban.register\)$/m);
    assert.match(output, /^FAILED element templates are valid: files 1, findings 1$/m);
  });

  test('fails where there is nothing to check', async () => {
    const { code, output } = await check(await mkdtemp(path.join(workspace, 'empty-')));
    assert.equal(code, 1);
    assert.match(output, /no model found/);
  });
});
