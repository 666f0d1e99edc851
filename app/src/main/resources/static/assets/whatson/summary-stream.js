import { refuseZone, requestZone } from "../time-zone.js";
import { WordAnimation } from "./word-animation.js";

/** Consecutive connection failures after which the card shows an error with a retry button. */
const MAX_FAILURES = 5;

/** The streamed summary of one card. */
export class SummaryStream {
  isDone = false;
  #card;
  #showsCacheStatus;
  #onRetry;
  #text;
  #source = null;
  #stopped = new AbortController();
  #animation = null;

  /** @param onRetry called when the visitor presses the retry button */
  constructor(card, { showsCacheStatus, onRetry }) {
    this.#card = card;
    this.#showsCacheStatus = showsCacheStatus;
    this.#onRetry = onRetry;
    this.#text = card.querySelector(".summary");
  }

  /**
   * Opens the stream. After a lost connection EventSource reconnects and resumes by itself.
   *
   * @param onClosed called once, when the stream is closed
   */
  start(onClosed) {
    this.#card.querySelector(".summary-error")?.remove();
    this.#text.hidden = false;
    this.#text.className = "summary streaming";
    this.#text.setAttribute("aria-busy", "true");
    this.#animation = new WordAnimation(this.#text, () => this.#complete());
    this.#open(requestZone(), onClosed);
  }

  /** @param zone the time zone of the dates in the summary; empty for that of the service */
  #open(zone, onClosed) {
    let failures = 0;
    const query = zone && `?tz=${encodeURIComponent(zone)}`;
    const source = new EventSource(`/public/events/${this.#card.dataset.id}/summary${query}`);
    this.#source = source;
    source.onmessage = (event) => {
      failures = 0;
      this.#animation.append(event.data);
    };
    source.addEventListener("done", (event) => {
      this.isDone = true;
      if (this.#showsCacheStatus) this.#showCacheStatus(JSON.parse(event.data));
      this.#animation.end();
      source.close();
      onClosed();
    });
    source.addEventListener("error", ({ data }) => {
      failures += 1;
      const isRefused = data === undefined && source.readyState === EventSource.CLOSED;
      if (data === undefined && !isRefused && failures < MAX_FAILURES) return;
      source.close();
      if (isRefused && zone !== "") this.#openWithoutRefusedZone(source.url, zone, onClosed);
      else this.#fail(onClosed);
    });
  }

  /** Opens a refused stream again without its time zone if the service lacks that. */
  async #openWithoutRefusedZone(url, zone, onClosed) {
    const { signal } = this.#stopped;
    // An EventSource does not reveal the status; `tz` is the only parameter that can be invalid.
    const response = await fetch(url, { method: "HEAD", signal }).catch(() => null);
    if (signal.aborted) return;
    if (response?.status === 400 && refuseZone(zone)) this.#open(requestZone(), onClosed);
    else this.#fail(onClosed);
  }

  /** Closes the stream. */
  stop() {
    this.#stopped.abort();
    this.#source?.close();
    this.#animation?.stop();
  }

  #complete() {
    this.#text.className = "summary";
    this.#text.setAttribute("aria-busy", "false");
  }

  /** Shows an error with a retry button. */
  #fail(onClosed) {
    this.#animation.stop();
    this.#text.replaceChildren();
    this.#text.hidden = true;
    const error = element("p", "summary-error");
    const button = element("button", "button small");
    button.type = "button";
    button.textContent = "Try again";
    button.setAttribute("aria-describedby", `title-${this.#card.dataset.id}`);
    button.addEventListener("click", () => this.#onRetry());
    error.append("The summary could not be loaded. ", button);
    this.#card.append(error);
    onClosed();
  }

  #showCacheStatus({ cache, chunks, tokens }) {
    const mark = element("p", `cache-mark ${cache.toLowerCase()}`);
    mark.textContent = `${cache} · ${chunks} chunks · ${tokens} tokens`;
    this.#card.append(mark);
  }
}

function element(name, className) {
  const created = document.createElement(name);
  created.className = className;
  return created;
}
