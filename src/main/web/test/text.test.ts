import { expect, it } from 'vitest';
import { dictionaries } from '../src/text/text';

it('says everything in both languages', () => {
  expect(Object.keys(dictionaries.en).sort()).toEqual(Object.keys(dictionaries.zh).sort());
});

it('fills the same places in both languages', () => {
  const places = (said: string): string[] => (said.match(/\{\w+}/g) ?? []).sort();
  for (const [key, said] of Object.entries(dictionaries.zh)) {
    expect(places(dictionaries.en[key as keyof typeof dictionaries.en]), key).toEqual(places(said));
  }
});

it('leaves no Chinese in the English, but the name of the language', () => {
  const chinese = Object.entries(dictionaries.en).filter(([key, said]) => /\p{Script=Han}/u.test(said) && !key.startsWith('nav.language'));
  expect(chinese).toEqual([]);
});
