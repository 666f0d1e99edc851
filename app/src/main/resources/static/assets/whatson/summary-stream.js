import { ZONE } from "./date-format.js";
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
    let failures = 0;
    this.#card.querySelector(".summary-error")?.remove();
    this.#text.hidden = false;
    this.#text.className = "summary streaming";
    this.#text.setAttribute("aria-busy", "true");
    this.#animation = new WordAnimation(this.#text, () => this.#complete());
    const zone = encodeURIComponent(ZONE);
    this.#source = new EventSource(`/public/events/${this.#card.dataset.id}/summary?tz=${zone}`);
    const close = () => {
      this.#source.close();
      onClosed();
    };
    this.#source.onmessage = (event) => {
      failures = 0;
      this.#animation.append(event.data);
    };
    this.#source.addEventListener("done", (event) => {
      this.isDone = true;
      if (this.#showsCacheStatus) this.#showCacheStatus(JSON.parse(event.data));
      this.#animation.end();
      close();
    });
    this.#source.addEventListener("error", (event) => {
      failures += 1;
      const isFinal = event.data !== undefined || this.#source.readyState === EventSource.CLOSED;
      if (!isFinal && failures < MAX_FAILURES) return;
      this.#showError();
      close();
    });
  }

  /** Closes the stream. */
  stop() {
    this.#source?.close();
    this.#animation?.stop();
  }

  #complete() {
    this.#text.className = "summary";
    this.#text.setAttribute("aria-busy", "false");
  }

  #showError() {
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
