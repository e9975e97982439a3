/* global BpmnModeler, DmnModeler, FormViewer */

/**
 * What runs inside the browser: opens one model in the Modeler's own library and says what the library
 * thought of it. Every call starts from an empty stage, so no model can influence the next.
 */
(() => {
  const stage = document.getElementById('stage');
  const faults = [];
  const close = [];

  // The libraries log some failures instead of throwing them, and render after the call has returned.
  window.addEventListener('error', event => faults.push(event.message));
  window.addEventListener('unhandledrejection', event => faults.push(String(event.reason)));
  const logError = console.error;
  console.error = (...words) => {
    faults.push(words.map(word => word?.message ?? String(word)).join(' '));
    logError(...words);
  };

  function clear() {
    close.splice(0).forEach(closeIt => closeIt());
    faults.length = 0;
    stage.replaceChildren();
  }

  function canvas() {
    const element = document.createElement('div');
    element.className = 'canvas';
    stage.append(element);
    return element;
  }

  async function settle() {
    await new Promise(requestAnimationFrame);
    await new Promise(done => setTimeout(done));
  }

  /** Runs one opening; whatever goes wrong becomes a problem `{ message, element }` of that model. */
  async function attempt(opening) {
    clear();
    const problems = [];
    const report = (message, element) => problems.push({ message, element });
    const warn = warnings => warnings.forEach(({ message, element }) => report(message, element?.id));
    let opened;
    try {
      opened = await opening({ report, warn });
    } catch (error) {
      report(error.message, error.element?.id);
      warn(error.warnings ?? []);
    }
    await settle();
    faults.forEach(fault => report(fault));
    return { ...opened, problems };
  }

  async function bpmnModeler(xml, templates, warn) {
    const modeler = new BpmnModeler({
      container: canvas(),
      propertiesPanel: { parent: '#properties' },
      elementTemplates: templates
    });
    close.push(() => modeler.destroy());
    warn((await modeler.importXML(xml)).warnings);
    return modeler;
  }

  async function dmnModeler(xml, warn) {
    const modeler = new DmnModeler({
      container: canvas(),
      drd: { propertiesPanel: { parent: '#properties' } }
    });
    close.push(() => modeler.destroy());
    warn((await modeler.importXML(xml, { open: false })).warnings);
    return modeler;
  }

  function openBpmn({ xml, templates }) {
    return attempt(async ({ report, warn }) => {
      const modeler = await bpmnModeler(xml, templates, warn);
      const known = modeler.get('elementTemplates');
      modeler.get('elementRegistry').forEach(element => {
        const wanted = element.businessObject.get?.('camunda:modelerTemplate');
        if (wanted && !known.get(element)) {
          report(`element template ${wanted} is unknown in this version`, element.id);
        }
      });
      return { saved: (await modeler.saveXML({ format: true })).xml };
    });
  }

  function openDmn({ xml }) {
    return attempt(async ({ warn }) => {
      const modeler = await dmnModeler(xml, warn);
      // A table is only parsed for display, and can only fail, when its own view is opened.
      for (const view of modeler.getViews()) {
        warn((await modeler.open(view)).warnings);
      }
      return { saved: (await modeler.saveXML({ format: true })).xml };
    });
  }

  function formOn(container) {
    const form = new FormViewer.Form({ container });
    close.push(() => form.destroy());
    return form;
  }

  function openForm({ schema }) {
    return attempt(async ({ warn }) => {
      warn((await formOn(canvas()).importSchema(schema, {})).warnings);
    });
  }

  /** Which component types store a value under `key`, and which open a scope under `path`. */
  function formVocabulary() {
    clear();
    const fields = Object.entries(formOn(canvas()).get('formFields')._formFields);
    const typesWith = property => fields.filter(([, field]) => field.config[property]).map(([type]) => type);
    return { keyed: typesWith('keyed'), pathed: typesWith('pathed') };
  }

  /** Draws each plane of a diagram (the process, each collapsed sub-process) in turn. */
  async function planes({ xml }) {
    clear();
    const modeler = await bpmnModeler(xml, [], () => {});
    const diagram = modeler.get('canvas');
    const drawings = [];
    for (const root of diagram.getRootElements().filter(root => root.businessObject)) {
      diagram.setRootElement(root);
      drawings.push({ id: root.businessObject.id, svg: (await modeler.saveSVG()).svg });
    }
    return drawings;
  }

  function showDrawing({ svg, longestSide }) {
    clear();
    const frame = framed();
    frame.innerHTML = svg.slice(svg.indexOf('<svg'));
    return fit(frame, longestSide);
  }

  async function decisionTables({ xml }) {
    clear();
    const modeler = await dmnModeler(xml, () => {});
    return modeler.getViews().filter(({ type }) => type === 'decisionTable').map(({ element }) => element.id);
  }

  async function showDecisionTable({ xml, id, longestSide }) {
    clear();
    const modeler = await dmnModeler(xml, () => {});
    const frame = framed(stage.firstElementChild);
    await modeler.open(modeler.getViews().find(({ element }) => element.id === id));
    await settle();
    return fit(frame, longestSide);
  }

  async function showForm({ schema, longestSide }) {
    clear();
    const frame = framed();
    await formOn(frame).importSchema(schema, {});
    await settle();
    return fit(frame, longestSide);
  }

  function framed(...content) {
    const frame = document.createElement('div');
    frame.className = 'whole';
    frame.append(...content);
    stage.append(frame);
    return frame;
  }

  /** Shrinks what is too large for a picture and says where on the page it stands. */
  function fit(frame, longestSide) {
    const natural = frame.getBoundingClientRect();
    frame.style.zoom = Math.min(1, longestSide / Math.max(natural.width, natural.height));
    const { x, y, width, height } = frame.getBoundingClientRect();
    return { x, y, width: Math.floor(width), height: Math.floor(height) };
  }

  window.workbench = {
    openBpmn, openDmn, openForm, formVocabulary,
    planes, showDrawing, decisionTables, showDecisionTable, showForm
  };
})();
