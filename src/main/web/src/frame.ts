import './style.css';
import { h, fill } from './parts/dom';
import { altered, format, here, link, type Route } from './route';
import { language, speak, t, type Key } from './text/text';
import type { Page, PageMaker } from './page';

export interface Section {
  readonly title: Key;
  readonly path: readonly string[];
  readonly matches: (path: readonly string[]) => boolean;
  readonly make: PageMaker;
}

/** Shows one page at a time below the bar, as the address tells it. */
export function start(name: Key, sections: readonly Section[]): void {
  const app = document.getElementById('app')!;
  const main = h('main', { id: 'main', tabindex: -1 });
  const bar = h('header', { class: 'bar' });
  app.append(bar, main);

  let shown: { key: string; page: Page } | undefined;

  /** What makes it another page; all else is for the page itself. */
  const keyOf = (route: Route): string => `${language()} ${route.path.join('/')}`;

  function show(): void {
    const route = here();
    speak(route.query.get('lang') === 'en' ? 'en' : 'zh');
    const section = sections.find(page => page.matches(route.path));
    showBar(section);
    const key = keyOf(route);
    if (shown?.key === key) {
      shown.page.update(route);
      return;
    }
    shown?.page.leave();
    shown = undefined;
    document.title = section === undefined ? t(name) : `${t(section.title)} · ${t(name)}`;
    window.scrollTo(0, 0);
    fill(main);
    if (section === undefined) {
      fill(main, h('p', { class: 'empty' }, t('page.absent')));
    } else {
      shown = { key, page: section.make(main, route) };
    }
  }

  function showBar(now: Section | undefined): void {
    const links = [...new Map(sections.map(page => [page.title, page])).values()].map(page =>
      h('li', {}, h('a', { href: link(page.path), 'aria-current': page.title === now?.title ? 'page' : undefined }, t(page.title))));
    const other = altered({ lang: language() === 'zh' ? 'en' : undefined });
    fill(bar,
      h('a', { class: 'skip', href: '#main', onclick: skip }, t('app.skip')),
      h('a', { class: 'brand', href: '../' }, t(name)),
      h('nav', { 'aria-label': t('nav.label') }, h('ul', {}, ...links)),
      h('a', { class: 'language', href: format(other), 'aria-label': t('nav.languageLabel'), lang: language() === 'zh' ? 'en' : 'zh-CN' }, t('nav.language')));
  }

  /** The hash is taken by the address of the page. */
  function skip(event: Event): void {
    event.preventDefault();
    main.focus();
  }

  window.addEventListener('hashchange', show);
  show();
}
