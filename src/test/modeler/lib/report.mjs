/** A finding as one line: `file: message (element)`. */
export function line({ file, message, element }) {
  return `${file}: ${message.replace(/\s+/g, ' ')}${element ? ` (${element})` : ''}`;
}
