// Keeps the latest message in sight while its reader is there, and his place while he is not.

const NEAR_PIXELS = 60;

export class Scrolling {
  #atEnd = true;
  #top = 0;
  readonly #observer: ResizeObserver;

  constructor(
    private readonly box: HTMLElement,
    content: HTMLElement,
    private readonly moved: (atEnd: boolean, nearStart: boolean) => void,
  ) {
    box.addEventListener('scroll', () => this.#scrolled(), { passive: true });
    // Pictures that arrive, and a keyboard that takes room.
    this.#observer = new ResizeObserver(() => this.#atEnd && this.toEnd());
    this.#observer.observe(content);
    this.#observer.observe(box);
  }

  get isAtEnd(): boolean {
    return this.#atEnd;
  }

  #scrolled(): void {
    const { scrollTop, scrollHeight, clientHeight } = this.box;
    // A box that grows moves, too; who leaves the end goes up.
    const goesUp = scrollTop < this.#top;
    const isNear = scrollHeight - scrollTop - clientHeight < NEAR_PIXELS;
    this.#top = scrollTop;
    this.#atEnd = isNear || (this.#atEnd && !goesUp);
    this.moved(this.#atEnd, scrollTop < NEAR_PIXELS);
  }

  /** Changes what is above and below, and leaves what is seen where it is. */
  keepingPlace(items: HTMLElement, change: () => void): void {
    if (this.#atEnd) {
      change();
      this.toEnd();
      return;
    }
    const seen = [...items.children].find((one) => bottom(one) > this.box.scrollTop);
    const before = seen && bottom(seen);
    change();
    if (seen?.isConnected) this.box.scrollTop += bottom(seen) - before!;
  }

  toEnd(): void {
    this.#atEnd = true;
    this.box.scrollTop = this.box.scrollHeight;
    this.#top = this.box.scrollTop;
    this.moved(true, false);
  }

  stop(): void {
    this.#observer.disconnect();
  }
}

const bottom = (item: Element): number => (item as HTMLElement).offsetTop + item.clientHeight;
