import type { Route } from './route';

/** A page on the screen. */
export interface Page {
  /** Another state of the same page, from the address. */
  update(route: Route): void;
  leave(): void;
}

export type PageMaker = (root: HTMLElement, route: Route) => Page;
