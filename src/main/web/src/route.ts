/** Where somebody is, as the address tells it behind the hash: every state that can be shared stands there. */
export interface Route {
  readonly path: readonly string[];
  readonly query: URLSearchParams;
}

export function parse(hash: string): Route {
  const [path = '', query = ''] = hash.replace(/^#\/?/, '').split('?');
  return { path: path.split('/').filter(part => part !== '').map(decodeURIComponent), query: new URLSearchParams(query) };
}

export function format(route: Route): string {
  const query = route.query.toString();
  return `#/${route.path.map(encodeURIComponent).join('/')}${query === '' ? '' : `?${query}`}`;
}

export const here = (): Route => parse(location.hash);

/** An address within the pages; what is undefined or empty is left out, and the language is kept. */
export function link(path: readonly (string | number)[], query: Record<string, string | number | undefined> = {}): string {
  const parameters = new URLSearchParams();
  const language = here().query.get('lang');
  for (const [name, value] of Object.entries({ ...query, ...(language === null ? {} : { lang: language }) })) {
    if (value !== undefined && value !== '') {
      parameters.set(name, String(value));
    }
  }
  return format({ path: path.map(String), query: parameters });
}

/** The same place with other parameters. */
export function altered(changes: Record<string, string | number | undefined>, from: Route = here()): Route {
  const query = new URLSearchParams(from.query);
  for (const [name, value] of Object.entries(changes)) {
    if (value === undefined || value === '') {
      query.delete(name);
    } else {
      query.set(name, String(value));
    }
  }
  return { path: from.path, query };
}

export interface Moment {
  readonly seq: number;
  readonly index: number;
}

export function parseMoment(text: string | null): Moment | undefined {
  const parts = /^(\d+)\.(\d+)$/.exec(text ?? '');
  return parts === null ? undefined : { seq: Number(parts[1]), index: Number(parts[2]) };
}

export const formatMoment = (moment: Moment): string => `${moment.seq}.${moment.index}`;
