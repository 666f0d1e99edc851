import { Telling } from "./telling.js";

/** Browsers allow six connections to a host, and the visitor wants some for other things. */
const AT_ONCE = 4;
const QUIET = 600;

/** Has the cards that are in view tell of their events, a few at a time. */
export class Summaries {
  #marked;
  #finished;
  #observer = null;
  #tellings = new Map();
  #waiting = new Set();
  #running = new Set();
  #news = 0;
  #timer = 0;

  /**
   * @param marked whether each summary says where it came from
   * @param finished called when it has become quiet, with the number of summaries that have come since the last time
   */
  constructor({ marked, finished }) {
    this.#marked = marked;
    this.#finished = finished;
  }

  /** Begins with these cards. */
  show(cards) {
    this.#observer = new IntersectionObserver((entries) => this.#moved(entries), { rootMargin: "64px" });
    for (const card of cards) {
      this.#tellings.set(card, new Telling(card, { marked: this.#marked, again: () => this.#want(card) }));
      this.#observer.observe(card);
    }
  }

  /** Lets go of all cards. */
  stop() {
    this.#observer?.disconnect();
    this.#tellings.forEach((telling) => telling.stop());
    this.#tellings.clear();
    this.#waiting.clear();
    this.#running.clear();
    clearTimeout(this.#timer);
    this.#news = 0;
  }

  /** A card that leaves the view before its turn gives up its place; one whose turn has come goes on. */
  #moved(entries) {
    for (const { target, isIntersecting } of entries) {
      if (isIntersecting) this.#want(target);
      else this.#waiting.delete(target);
    }
  }

  #want(card) {
    const telling = this.#tellings.get(card);
    if (telling.isDone || this.#running.has(card)) return;
    this.#waiting.add(card);
    this.#next();
  }

  #next() {
    for (const card of this.#waiting) {
      if (this.#running.size >= AT_ONCE) return;
      this.#waiting.delete(card);
      this.#running.add(card);
      this.#tellings.get(card).start(() => this.#ended(card));
    }
  }

  #ended(card) {
    this.#running.delete(card);
    if (this.#tellings.get(card)?.isDone) this.#announce();
    this.#next();
  }

  #announce() {
    this.#news += 1;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      if (this.#running.size > 0 || this.#waiting.size > 0) return;
      this.#finished(this.#news);
      this.#news = 0;
    }, QUIET);
  }
}
