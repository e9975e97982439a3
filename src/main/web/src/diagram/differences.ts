/** What the model says of one element, each fact with a name of its own. */
export type Facts = ReadonlyMap<string, string>;

export interface Difference {
  readonly id: string;
  readonly name: string;
  readonly kind: 'added' | 'removed' | 'changed';
  readonly facts: readonly { fact: string; before: string; after: string }[];
}

/** An element as moddle keeps it: its own properties, references to others, and parts of its own. */
export interface Modelled {
  readonly $type: string;
  readonly $parent?: Modelled;
  readonly $attrs?: Record<string, unknown>;
  readonly $children?: readonly Modelled[];
  readonly id?: string;
  readonly [property: string]: unknown;
}

/** What stands elsewhere in the model as elements of their own, or only says how it is drawn. */
const NOT_ITS_OWN = new Set(['id', 'di', 'incoming', 'outgoing', 'flowElements', 'artifacts', 'laneSets', 'labels', 'children', 'parent']);

/** They lead to other elements, and moddle does not list them among the properties. */
const REFERENCES = ['sourceRef', 'targetRef', 'attachedToRef', 'default', 'messageRef', 'signalRef', 'errorRef', 'escalationRef'] as const;

export function factsOf(element: Modelled): Facts {
  const facts = new Map<string, string>([['type', element.$type]]);
  collect(element, '', facts);
  return facts;
}

function collect(element: Modelled, path: string, facts: Map<string, string>): void {
  const references = REFERENCES.map(name => [name, (element[name] as Modelled | undefined)?.id] as const);
  for (const [name, value] of [...Object.entries(element), ...references, ...Object.entries(element.$attrs ?? {})]) {
    if (!name.startsWith('$') && !NOT_ITS_OWN.has(name) && !name.startsWith('xmlns')) {
      note(path === '' ? name : `${path}.${name}`, value, facts);
    }
  }
  (element.$children ?? []).forEach((child, index) => {
    // a property is known by its name, wherever it stands among the others
    if (child.$type === 'camunda:property') {
      facts.set(String(child['name']), String(child['value'] ?? ''));
    } else {
      collect(child, `${path}.${child.$type.replace(/^.*:/, '')}${index === 0 ? '' : index + 1}`, facts);
    }
  });
}

function note(name: string, value: unknown, facts: Map<string, string>): void {
  if (Array.isArray(value)) {
    value.forEach((one, index) => note(index === 0 ? name : `${name}${index + 1}`, one, facts));
  } else if (isModelled(value)) {
    if (value.$type.endsWith('EventDefinition')) {
      facts.set(name, value.$type);
    }
    collect(value, name, facts);
  } else if (value !== undefined && value !== null && typeof value !== 'function') {
    facts.set(name, String(value));
  }
}

const isModelled = (value: unknown): value is Modelled => typeof value === 'object' && value !== null && '$type' in value;

/** From the first version to the second. Where an element is drawn makes no difference. */
export function differences(before: ReadonlyMap<string, Facts>, after: ReadonlyMap<string, Facts>): Difference[] {
  const found: Difference[] = [];
  for (const [id, old] of before) {
    const now = after.get(id);
    if (now === undefined) {
      found.push({ id, name: old.get('name') ?? '', kind: 'removed', facts: [] });
    } else {
      const facts = changed(old, now);
      if (facts.length > 0) {
        found.push({ id, name: now.get('name') ?? '', kind: 'changed', facts });
      }
    }
  }
  for (const [id, now] of after) {
    if (!before.has(id)) {
      found.push({ id, name: now.get('name') ?? '', kind: 'added', facts: [] });
    }
  }
  return found;
}

function changed(old: Facts, now: Facts): Difference['facts'] {
  return [...new Set([...old.keys(), ...now.keys()])]
    .map(fact => ({ fact, before: old.get(fact) ?? '', after: now.get(fact) ?? '' }))
    .filter(({ before, after }) => before !== after);
}
