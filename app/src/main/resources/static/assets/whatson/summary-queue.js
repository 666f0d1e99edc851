import { SummaryStream } from "./summary-stream.js";

/** Browsers open at most six connections to a host; two are left for other requests. */
const MAX_STREAMS = 4;
const IDLE_MILLIS = 600;

/** Queue of the summaries of all visible cards, with a bound on concurrent streams. */
export class SummaryQueue {
  #showsCacheStatus;
  #onIdle;
  #observer = null;
  #streams = new Map();
  #waiting = new Set();
  #running = new Set();
  #completed = 0;
  #timer = 0;

  /**
   * @param showsCacheStatus whether each card shows if its summary came from the cache
   * @param onIdle called when no stream is open or waiting, with the number of summaries completed since the last call
   */
  constructor({ showsCacheStatus, onIdle }) {
    this.#showsCacheStatus = showsCacheStatus;
    this.#onIdle = onIdle;
  }

  /** Streams the summary of each of these cards once the card is in view. */
  observe(cards) {
    this.#observer = new IntersectionObserver((entries) => this.#onIntersection(entries), { rootMargin: "64px" });
    for (const card of cards) {
      const onRetry = () => this.#enqueue(card);
      this.#streams.set(card, new SummaryStream(card, { showsCacheStatus: this.#showsCacheStatus, onRetry }));
      this.#observer.observe(card);
    }
  }

  /** Closes all streams and removes all cards. */
  stop() {
    this.#observer?.disconnect();
    this.#streams.forEach((stream) => stream.stop());
    this.#streams.clear();
    this.#waiting.clear();
    this.#running.clear();
    clearTimeout(this.#timer);
    this.#completed = 0;
  }

  /** A card that leaves the view is removed from the queue unless its stream is open already. */
  #onIntersection(entries) {
    for (const { target, isIntersecting } of entries) {
      if (isIntersecting) this.#enqueue(target);
      else this.#waiting.delete(target);
    }
  }

  #enqueue(card) {
    const stream = this.#streams.get(card);
    if (stream.isDone || this.#running.has(card)) return;
    this.#waiting.add(card);
    this.#startWaiting();
  }

  #startWaiting() {
    for (const card of this.#waiting) {
      if (this.#running.size >= MAX_STREAMS) return;
      this.#waiting.delete(card);
      this.#running.add(card);
      this.#streams.get(card).start(() => this.#onClosed(card));
    }
  }

  #onClosed(card) {
    this.#running.delete(card);
    if (this.#streams.get(card)?.isDone) this.#scheduleIdle();
    this.#startWaiting();
  }

  #scheduleIdle() {
    this.#completed += 1;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      if (this.#running.size > 0 || this.#waiting.size > 0) return;
      this.#onIdle(this.#completed);
      this.#completed = 0;
    }, IDLE_MILLIS);
  }
}
