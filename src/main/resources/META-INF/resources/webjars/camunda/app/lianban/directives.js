/* For changing the directives of Camunda's web applications. */

/** Told to all when a task has changed hands: lists count others than before. */
export const MOVED = 'lianban.moved';

/** A version that has another template says so instead of losing the part. */
export function replaced(template, pattern, text) {
  const changed = template.replace(pattern, () => text);
  if (changed === template) {
    console.error('Tasklist has another template than expected', String(pattern));
  }
  return changed;
}

/** As long as the scope lives and somebody looks; quietly, for what could not be read anew is still there. */
export function every(scope, interval, load) {
  const repeated = window.setInterval(() => document.visibilityState === 'visible' && load(), interval);
  scope.$on('$destroy', () => window.clearInterval(repeated));
}
