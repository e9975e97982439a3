/** Opens a diagram in the Modeler and saves it: no warning, and not a byte changed. */
export const diagrams = {
  name: 'diagrams open in the Modeler and save unchanged',
  kind: 'bpmn',

  async check(xml, { workbench, templates }) {
    return opened(xml, await workbench.call('openBpmn', { xml, templates }));
  }
};

/** The same for decisions. */
export const decisions = {
  name: 'decisions open in the Modeler and save unchanged',
  kind: 'dmn',

  async check(xml, { workbench }) {
    return opened(xml, await workbench.call('openDmn', { xml }));
  }
};

function opened(xml, { saved, problems }) {
  const change = saved !== undefined && firstChange(xml, saved);
  return change ? [...problems, change] : problems;
}

// Editors and git disagree about the newline at the end of a file; everything before it counts.
const withoutEnd = text => text.replace(/\n$/, '');

function firstChange(file, saved) {
  if (withoutEnd(file) === withoutEnd(saved)) {
    return null;
  }
  const before = withoutEnd(file).split('\n');
  const after = withoutEnd(saved).split('\n');
  const line = before.findIndex((text, index) => text !== after[index]);
  const at = line < 0 ? before.length : line;
  const column = firstDifference(before[at] ?? '', after[at] ?? '');
  return {
    message: `saving changes line ${at + 1} from ${excerpt(before[at], column)} to ${excerpt(after[at], column)}; `
      + 'npm run tidy mends it',
    element: nearestId(before[at] ?? '', column)
  };
}

function firstDifference(one, other) {
  let column = 0;
  while (column < one.length && one[column] === other[column]) {
    column++;
  }
  return column;
}

// JSON shows what the eye does not see, such as a carriage return.
function excerpt(line, column) {
  return line === undefined ? 'nothing' : JSON.stringify(line.slice(Math.max(0, column - 30), column + 50).trimStart());
}

/** The last id before the change, else the first one on its line: generated files may be a single line. */
function nearestId(line, column) {
  const ids = [...line.matchAll(/(?:bpmnElement|dmnElementRef|\bid)="([^"]+)"/g)];
  return (ids.findLast(({ index }) => index <= column) ?? ids[0])?.[1];
}
