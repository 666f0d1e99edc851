const REDUCED_MOTION = matchMedia("(prefers-reduced-motion: reduce)");

/** Shows a text word by word, one word per animation frame. With reduced motion, the complete text appears at once. */
export class WordAnimation {
  #target;
  #onFinished;
  #words = [];
  #text = "";
  #hasEnded = false;
  #frame = 0;

  /** @param onFinished called when the complete text is shown */
  constructor(target, onFinished) {
    this.#target = target;
    this.#onFinished = onFinished;
    target.replaceChildren();
  }

  /** Appends the next part of the text. */
  append(part) {
    this.#text += part;
    if (REDUCED_MOTION.matches) return;
    this.#words.push(...part.match(/\S+\s*|\s+/g) ?? []);
    this.#schedule();
  }

  /** Marks the text as complete. */
  end() {
    this.#hasEnded = true;
    if (REDUCED_MOTION.matches) this.#finish();
    else this.#schedule();
  }

  /** Cancels the animation. */
  stop() {
    cancelAnimationFrame(this.#frame);
  }

  #schedule() {
    if (this.#frame === 0) this.#frame = requestAnimationFrame(() => this.#showNextWord());
  }

  #showNextWord() {
    this.#frame = 0;
    if (this.#words.length > 0) {
      const word = document.createElement("span");
      word.textContent = this.#words.shift();
      this.#target.append(word);
      this.#schedule();
    } else if (this.#hasEnded) {
      this.#finish();
    }
  }

  #finish() {
    this.#target.textContent = this.#text;
    this.#onFinished();
  }
}
