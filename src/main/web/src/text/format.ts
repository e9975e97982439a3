import { language, t } from './text';

const ZONE = 'Asia/Shanghai';

const parts = (options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat => new Intl.DateTimeFormat('sv-SE', { timeZone: ZONE, ...options });
const DAY = parts({ dateStyle: 'short' });
const MINUTE = parts({ dateStyle: 'short', timeStyle: 'short' });
const SECOND = parts({ dateStyle: 'short', timeStyle: 'medium' });
const CLOCK = parts({ timeStyle: 'medium' });

const format = (form: Intl.DateTimeFormat, at: string | undefined): string => {
  const moment = at === undefined || at === '' ? Number.NaN : Date.parse(at);
  return Number.isNaN(moment) ? at ?? '' : form.format(moment);
};

/** {@code 2026-02-09} in Asia/Shanghai, as all others here. */
export const day = (at: string | undefined): string => format(DAY, at);
export const minute = (at: string | undefined): string => format(MINUTE, at);
export const second = (at: string | undefined): string => format(SECOND, at);
export const clock = (at: string | undefined): string => format(CLOCK, at);

const UNITS: readonly (readonly [number, 'unit.day' | 'unit.hour' | 'unit.minute' | 'unit.second'])[] = [
  [86_400_000, 'unit.day'], [3_600_000, 'unit.hour'], [60_000, 'unit.minute'], [1_000, 'unit.second'],
];

/** In its two largest units. */
export function duration(millis: number): string {
  if (millis < 1_000) {
    return t('unit.moment');
  }
  const said: string[] = [];
  let rest = millis;
  for (const [size, unit] of UNITS) {
    const amount = Math.floor(rest / size);
    if (amount > 0) {
      said.push(t(unit, { amount }));
      rest -= amount * size;
    } else if (said.length > 0) {
      break;
    }
    if (said.length === 2) {
      break;
    }
  }
  return said.join(' ');
}

export const between = (from: string, to: string): string => duration(Date.parse(to) - Date.parse(from));

export const number = (value: number): string => new Intl.NumberFormat(language() === 'zh' ? 'zh-CN' : 'en').format(value);

export const percent = (share: number): string =>
  new Intl.NumberFormat(language() === 'zh' ? 'zh-CN' : 'en', { style: 'percent', maximumFractionDigits: 1 }).format(share);

/** A value of a variable as somebody reads it. */
export function value(of: unknown): string {
  if (of === undefined || of === null) {
    return t('value.none');
  }
  if (of === '') {
    return t('value.empty');
  }
  if (typeof of === 'boolean') {
    return t(of ? 'value.true' : 'value.false');
  }
  if (typeof of === 'number') {
    return String(of);
  }
  if (typeof of === 'string') {
    return /^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(of) ? second(of) : of;
  }
  return JSON.stringify(of);
}
