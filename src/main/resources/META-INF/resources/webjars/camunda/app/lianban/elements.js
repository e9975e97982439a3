/** Builds an element; texts are only ever texts. */
export function element(name, attributes = {}, ...content) {
  const node = document.createElement(name);
  Object.entries(attributes).forEach(([key, value]) => {
    if (key.startsWith('on')) {
      node.addEventListener(key.slice(2), value);
    } else if (value !== null && value !== undefined && value !== false) {
      node.setAttribute(key, value === true ? '' : value);
    }
  });
  node.append(...content.flat(Infinity).filter(part => part !== null && part !== undefined && part !== ''));
  return node;
}

export const section = (title, ...content) =>
  element('section', {class: 'lianban-section'}, element('h4', {}, title), ...content);

export const moment = iso => iso.slice(0, 16).replace('T', ' ');
