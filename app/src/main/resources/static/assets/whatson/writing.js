const STILL = matchMedia("(prefers-reduced-motion: reduce)");

/** Writes a text word by word, one in each frame; all at once, when it is complete, for those who want no motion. */
export class Writing {
  #into;
  #finished;
  #words = [];
  #text = "";
  #hasEnded = false;
  #frame = 0;

  /** @param finished called when the whole text stands there */
  constructor(into, finished) {
    this.#into = into;
    this.#finished = finished;
    into.replaceChildren();
  }

  /** The next part of the text. */
  add(part) {
    this.#text += part;
    if (STILL.matches) return;
    this.#words.push(...part.match(/\S+\s*|\s+/g) ?? []);
    this.#go();
  }

  /** There are no more parts. */
  end() {
    this.#hasEnded = true;
    if (STILL.matches) this.#finish();
    else this.#go();
  }

  /** Leaves it as it stands. */
  stop() {
    cancelAnimationFrame(this.#frame);
  }

  #go() {
    if (this.#frame === 0) this.#frame = requestAnimationFrame(() => this.#write());
  }

  #write() {
    this.#frame = 0;
    if (this.#words.length > 0) {
      const word = document.createElement("span");
      word.textContent = this.#words.shift();
      this.#into.append(word);
      this.#go();
    } else if (this.#hasEnded) {
      this.#finish();
    }
  }

  #finish() {
    this.#into.textContent = this.#text;
    this.#finished();
  }
}
