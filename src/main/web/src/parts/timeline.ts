import type { JournalEvent } from '../contract';
import { category, pause } from '../replay/moments';
import { duration, second } from '../text/format';
import { t } from '../text/text';
import { fill, h, set, svg } from './dom';
import { icon, type Icon } from './icons';

export const SPEEDS = [1, 4, 16, 64] as const;

/** Its keys work wherever the focus is, but where somebody writes or chooses. */
const BUSY = 'input:not([type=range]), select, textarea, summary, [contenteditable]';

interface Hands {
  /** Somebody wants to be at this place. */
  go(place: number): void;
  speed(speed: number): void;
}

/** Goes through the events of a case, by event or from one told step to the next, by hand or by itself. */
export class Timeline {

  readonly element: HTMLElement;
  private readonly slider = h('input', { type: 'range', step: 1, 'aria-label': t('time.slider'), oninput: () => this.by(Number(this.slider.value)) });
  private readonly marks = svg('svg', { class: 'ticks', preserveAspectRatio: 'none', 'aria-hidden': 'true' });
  private readonly when = h('strong', { class: 'when' });
  private readonly where = h('span', { class: 'soft' });
  private readonly said = h('p', { class: 'hidden', 'aria-live': 'polite' });
  private readonly play = h('button', { type: 'button', class: 'primary start', onclick: () => this.toggle() });
  private readonly rate: HTMLSelectElement;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private place = -1;
  private readonly listen = (event: KeyboardEvent): void => this.key(event);

  constructor(
    private readonly events: readonly JournalEvent[],
    private readonly told: readonly number[],
    private readonly openedAt: string,
    private readonly hands: Hands,
  ) {
    set(this.slider, { min: -1, max: events.length - 1 });
    this.rate = h('select', { 'aria-label': t('time.speed'), onchange: () => hands.speed(Number(this.rate.value)) },
      ...SPEEDS.map(speed => h('option', { value: speed }, `${speed}×`)));
    const button = (sign: Icon, name: Parameters<typeof t>[0], act: () => void): HTMLElement =>
      h('button', { type: 'button', title: t(name), 'aria-label': t(name), onclick: act }, icon(sign));
    this.element = h('section', { class: 'timeline', 'aria-label': t('time.label') },
      h('div', { class: 'track' }, this.marks, this.slider),
      h('div', { class: 'row' },
        h('div', { class: 'buttons' },
          button('first', 'time.first', () => this.by(-1)),
          button('previousTold', 'time.previousTold', () => this.by(this.previousTold())),
          button('previous', 'time.previous', () => this.by(this.place - 1)),
          this.play,
          button('next', 'time.next', () => this.by(this.place + 1)),
          button('nextTold', 'time.nextTold', () => this.by(this.nextTold())),
          button('last', 'time.last', () => this.by(this.events.length - 1))),
        h('label', { class: 'speed', title: t('time.compressed') }, h('span', {}, t('time.speed')), this.rate),
        h('div', { class: 'moment' }, this.when, this.where),
        h('p', { class: 'keys soft' }, t('time.keys'))),
      this.said);
    this.draw();
    this.showPlaying();
    document.addEventListener('keydown', this.listen);
  }

  /** @param what is told of the event, in a sentence */
  show(place: number, speed: number, what: string): void {
    this.place = place;
    this.slider.value = String(place);
    this.rate.value = String(speed);
    const event = this.events[place];
    const number = t('time.place', { place: place + 1, total: this.events.length });
    this.when.textContent = event === undefined ? t('time.before') : second(event.at);
    const since = event === undefined ? 0 : Date.parse(event.at) - Date.parse(this.openedAt);
    this.where.textContent = since > 0 ? `${number} · ${t('time.since', { duration: duration(since) })}` : number;
    const said = event === undefined
      ? t('time.before')
      : t('time.moment', { at: second(event.at), place: place + 1, total: this.events.length, what });
    this.slider.setAttribute('aria-valuetext', said);
    this.said.textContent = said;
  }

  leave(): void {
    this.stop();
    document.removeEventListener('keydown', this.listen);
  }

  /** By hand: whoever acts does not want to be carried on. */
  private by(place: number): void {
    this.stop();
    this.hands.go(Math.min(Math.max(place, -1), this.events.length - 1));
  }

  private nextTold(): number {
    return this.told.find(place => place > this.place) ?? this.events.length - 1;
  }

  private previousTold(): number {
    return this.told.findLast(place => place < this.place) ?? -1;
  }

  private toggle(): void {
    if (this.timer === undefined) {
      if (this.place >= this.events.length - 1) {
        this.hands.go(-1);
      }
      this.next(0);
    } else {
      this.stop();
    }
  }

  private next(wait: number): void {
    this.timer = setTimeout(() => {
      const place = this.nextTold();
      const arrived = this.events[place]!;
      this.hands.go(place);
      const after = this.nextTold();
      if (place >= this.events.length - 1) {
        this.stop();
      } else {
        this.next(pause(arrived, this.events[after]!, Number(this.rate.value)));
      }
    }, wait);
    this.showPlaying();
  }

  private stop(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    this.showPlaying();
  }

  private showPlaying(): void {
    const playing = this.timer !== undefined;
    const name = t(playing ? 'time.stop' : 'time.play');
    set(this.play, { 'aria-label': name, title: name, 'aria-pressed': String(playing) });
    fill(this.play, icon(playing ? 'pause' : 'play'), h('span', {}, name));
  }

  private key(event: KeyboardEvent): void {
    const target = event.target as HTMLElement;
    if (event.altKey || event.ctrlKey || event.metaKey || target.closest(BUSY) !== null || target.closest('[role=tablist], dialog') !== null) {
      return;
    }
    const acts: Record<string, () => void> = {
      ArrowLeft: () => this.by(event.shiftKey ? this.previousTold() : this.place - 1),
      ArrowRight: () => this.by(event.shiftKey ? this.nextTold() : this.place + 1),
      Home: () => this.by(-1),
      End: () => this.by(this.events.length - 1),
      // on a button or a link the space belongs to it
      ' ': () => this.toggle(),
    };
    const act = acts[event.key];
    if (act === undefined || event.key === ' ' && target.closest('button, a, [role=button]') !== null) {
      return;
    }
    event.preventDefault();
    act();
  }

  /** A line for each told event, so that one sees where much happened. */
  private draw(): void {
    set(this.marks, { viewBox: `0 0 ${Math.max(1, this.events.length)} 10` });
    for (const place of this.told) {
      const event = this.events[place]!;
      this.marks.append(svg('rect', { x: place + 0.5, y: 0, width: Math.max(1, this.events.length / 600), height: 10, class: `tick of-${category(event)}` }));
    }
  }
}
