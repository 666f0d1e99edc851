import { Writing } from "./writing.js";

/** So many broken connections in a row, and the visitor is asked before the next. */
const PATIENCE = 5;

/** The summary of one card, as the service streams it. */
export class Telling {
  isDone = false;
  #card;
  #marked;
  #again;
  #text;
  #source = null;
  #writing = null;

  /** @param again called when the visitor wants another try */
  constructor(card, { marked, again }) {
    this.#card = card;
    this.#marked = marked;
    this.#again = again;
    this.#text = element("p", "summary waiting");
    card.append(this.#text);
  }

  /**
   * Opens the stream. The browser resumes it by itself, where it broke off, after a lost connection.
   *
   * @param ended called once, when the stream is closed
   */
  start(ended) {
    let failures = 0;
    this.#card.querySelector(".failed")?.remove();
    this.#text.hidden = false;
    this.#text.className = "summary streaming";
    this.#text.setAttribute("aria-busy", "true");
    this.#writing = new Writing(this.#text, () => this.#settle());
    this.#source = new EventSource(`/public/events/${this.#card.dataset.id}/summary`);
    const close = () => {
      this.#source.close();
      ended();
    };
    this.#source.onmessage = (event) => {
      failures = 0;
      this.#writing.add(event.data);
    };
    this.#source.addEventListener("done", (event) => {
      this.isDone = true;
      if (this.#marked) this.#mark(JSON.parse(event.data));
      this.#writing.end();
      close();
    });
    this.#source.addEventListener("error", (event) => {
      failures += 1;
      const isRefused = event.data !== undefined || this.#source.readyState === EventSource.CLOSED;
      if (!isRefused && failures < PATIENCE) return;
      this.#fail();
      close();
    });
  }

  /** Ends it, wherever it is. */
  stop() {
    this.#source?.close();
    this.#writing?.stop();
  }

  #settle() {
    this.#text.className = "summary";
    this.#text.setAttribute("aria-busy", "false");
  }

  #fail() {
    this.#writing.stop();
    this.#text.replaceChildren();
    this.#text.hidden = true;
    const failed = element("p", "failed");
    const button = element("button", "button small");
    button.type = "button";
    button.textContent = "Try again";
    button.setAttribute("aria-describedby", `title-${this.#card.dataset.id}`);
    button.addEventListener("click", () => this.#again());
    failed.append("The summary could not be fetched. ", button);
    this.#card.append(failed);
  }

  #mark({ cache, chunks, tokens }) {
    const mark = element("p", `mark ${cache.toLowerCase()}`);
    mark.textContent = `${cache} · ${chunks} chunks · ${tokens} tokens`;
    this.#card.append(mark);
  }
}

function element(name, className) {
  const made = document.createElement(name);
  made.className = className;
  return made;
}
