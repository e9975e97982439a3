/** Resolves imports as bundlers do for the one package that relies on it: no file extension, no declared module type. */
export async function resolve(specifier, context, next) {
  if (!context.parentURL?.includes('/@camunda/form-linting/') || !specifier.startsWith('.')) {
    return asModule(await next(specifier, context));
  }
  return asModule(await next(specifier.endsWith('.js') ? specifier : `${specifier}.js`, context));
}

const asModule = resolved => resolved.url.includes('/@camunda/form-linting/') ? { ...resolved, format: 'module' } : resolved;
