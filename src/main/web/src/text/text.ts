import { en } from './en';
import { zh } from './zh';

export type Key = keyof typeof zh;
export type Language = 'zh' | 'en';

/** One dictionary for each language, each with every text; a missing key does not compile. */
export const dictionaries: Record<Language, Record<Key, string>> = { zh, en };

let current: Language = 'zh';

export function speak(language: Language): void {
  current = language;
  document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
}

export const language = (): Language => current;

export const isKey = (key: string): key is Key => key in zh;

/** The text with its {@code {places}} filled in. */
export function t(key: Key, values: Record<string, string | number> = {}): string {
  return dictionaries[current][key].replace(/\{(\w+)}/g, (_, name: string) => String(values[name] ?? ''));
}

/** The text where the dictionary has one, else what is to be said instead. */
export const tOr = (key: string, otherwise: string, values: Record<string, string | number> = {}): string =>
  isKey(key) ? t(key, values) : otherwise;

/** The departments and roles that have a name, with it. */
export const roles = (): [string, string][] =>
  Object.keys(zh).filter(isKey).filter(key => key.startsWith('role.')).map(key => [key.slice('role.'.length), t(key)]);
