import type { JournalEvent } from '../contract';
import { category, isTold } from '../replay/moments';
import type { Story } from '../replay/story';
import { clock, day } from '../text/format';
import { t } from '../text/text';
import { fill, h } from './dom';

/** Who did what when, in the order in which it happened; each line leads to its moment. */
export class EventList {

  readonly element = h('div', { class: 'events' });
  private readonly list = h('ol', { 'aria-label': t('events.label') });
  private lines = new Map<number, HTMLElement>();
  private current: HTMLElement | undefined;
  private readonly box: HTMLInputElement;
  private all = false;
  private place = -1;

  constructor(
    private readonly events: readonly JournalEvent[],
    private readonly story: Story,
    private readonly go: (place: number) => void,
    showAll: (all: boolean) => void,
  ) {
    this.box = h('input', { type: 'checkbox', onchange: () => showAll(this.box.checked) });
    this.element.append(h('label', { class: 'check' }, this.box, t('events.all')), this.list);
    this.draw();
  }

  show(place: number, all: boolean): void {
    if (all !== this.all) {
      this.all = all;
      this.box.checked = all;
      this.draw();
    }
    this.place = place;
    this.current?.removeAttribute('aria-current');
    this.current = this.lineAt(place);
    this.current?.setAttribute('aria-current', 'step');
    // within the list only: the page itself stays where it is
    if (this.current !== undefined && this.list.offsetParent !== null) {
      const above = this.current.offsetTop - this.list.offsetTop;
      if (above < this.list.scrollTop || above + this.current.offsetHeight > this.list.scrollTop + this.list.clientHeight) {
        this.list.scrollTop = above - this.list.clientHeight / 2;
      }
    }
  }

  private lineAt(place: number): HTMLElement | undefined {
    for (let before = place; before >= 0; before--) {
      const line = this.lines.get(before);
      if (line !== undefined) {
        return line;
      }
    }
    return undefined;
  }

  private draw(): void {
    this.lines = new Map();
    let before = '';
    const shown: Node[] = [];
    this.events.forEach((event, place) => {
      if (!this.all && !isTold(event)) {
        return;
      }
      const today = day(event.at);
      if (today !== before) {
        shown.push(h('li', { class: 'day' }, today));
        before = today;
      }
      const line = h('li', { class: `event of-${category(event)}` },
        h('button', { type: 'button', onclick: () => this.go(place) },
          h('time', { datetime: event.at }, clock(event.at)),
          h('span', { class: 'sort' }, t(`category.${category(event)}`)),
          h('span', { class: 'told' },
            h('span', { class: 'who' }, this.story.who(event)), ' ', this.story.what(event),
            event.inferred === true && h('span', { class: 'mark' }, t('events.inferred')))));
      this.lines.set(place, line);
      shown.push(line);
    });
    fill(this.list, ...shown);
    this.show(this.place, this.all);
  }
}
