import { validate } from '@bpmn-io/element-templates-validator';

/** Element templates follow the schema of the Camunda 7 Modeler, and no two share id and version. */
export const elementTemplates = {
  name: 'element templates are valid',
  kind: 'template',

  async check(text, { templates }) {
    return [JSON.parse(text)].flat().flatMap(template => [
      ...invalid(template),
      ...ambiguous(template, templates)
    ]);
  }
};

function invalid(template) {
  const { errors, warnings } = validate(template);
  const found = [...errors ?? [], ...warnings ?? []];
  // The schema's outermost choice, one template or a list, fails along with every single property.
  const telling = found.filter(({ schemaPath }) => !schemaPath.startsWith('#/oneOf'));
  return (telling.length ? telling : found).map(({ message, instancePath }) =>
    ({ message: `${message} at ${instancePath || '/'}`, element: template.id }));
}

function ambiguous({ id, version }, templates) {
  const alike = templates.filter(other => other.id === id && other.version === version);
  return alike.length > 1 ? [{ message: `${alike.length} templates have this id and version`, element: id }] : [];
}
