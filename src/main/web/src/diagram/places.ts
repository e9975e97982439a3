/** Pairs of a place and a mark, of which only the differences are carried out when others take their place. */
export class Places {

  private shown = new Map<string, readonly [string, string]>();

  become(
    wanted: readonly (readonly [string, string])[],
    add: (place: string, mark: string) => void,
    remove: (place: string, mark: string) => void,
  ): void {
    const next = new Map(wanted.map(pair => [pair.join(' '), pair]));
    for (const [key, [place, mark]] of this.shown) {
      if (!next.has(key)) {
        remove(place, mark);
      }
    }
    for (const [key, [place, mark]] of next) {
      if (!this.shown.has(key)) {
        add(place, mark);
      }
    }
    this.shown = next;
  }

  clear(): void {
    this.shown = new Map();
  }
}
