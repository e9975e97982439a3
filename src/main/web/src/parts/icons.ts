import { svg } from './dom';

/** Signs drawn here, so that no font has to have them. */
const PATHS = {
  first: 'M4 4v12M16 4l-9 6 9 6z',
  last: 'M16 4v12M4 4l9 6-9 6z',
  previous: 'M13 4l-8 6 8 6z',
  next: 'M7 4l8 6-8 6z',
  previousTold: 'M10 4l-7 6 7 6zM18 4l-7 6 7 6z',
  nextTold: 'M10 4l7 6-7 6zM2 4l7 6-7 6z',
  play: 'M6 3l11 7-11 7z',
  pause: 'M5 3h3v14H5zM12 3h3v14h-3z',
  plus: 'M10 4v12M4 10h12',
  minus: 'M4 10h12',
  fit: 'M3 7V3h4M13 3h4v4M17 13v4h-4M7 17H3v-4',
} as const;

export type Icon = keyof typeof PATHS;

export const icon = (name: Icon): SVGElement =>
  svg('svg', { class: `icon ${name}`, viewBox: '0 0 20 20', 'aria-hidden': 'true' }, svg('path', { d: PATHS[name] }));
