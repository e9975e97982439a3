import { expect, it } from 'vitest';
import { altered, format, formatMoment, parse, parseMoment } from '../src/route';

it('an address says the same when it is read and written again', () => {
  for (const hash of ['#/', '#/cases/610100-LHYS-20260302-000001?at=12.3&in=abc&element=userTask_a', '#/compare?a=1&b=2']) {
    expect(format(parse(hash))).toBe(hash);
  }
});

it('a changed parameter leaves the others', () => {
  const route = altered({ at: '2.0', element: undefined }, parse('#/cases/n?at=1.0&element=a&lang=en'));
  expect(format(route)).toBe('#/cases/n?at=2.0&lang=en');
});

it('a moment is a row and an index', () => {
  expect(parseMoment('12.3')).toEqual({ seq: 12, index: 3 });
  expect(formatMoment({ seq: 12, index: 3 })).toBe('12.3');
  expect(parseMoment('12')).toBeUndefined();
  expect(parseMoment(null)).toBeUndefined();
});
