const PAUSE = 150;

let timer = 0;

/** Has screen readers say this when they have finished what they are at; of several at a time, the last. */
export function say(text) {
  const status = document.getElementById("status");
  status.textContent = "";
  clearTimeout(timer);
  timer = setTimeout(() => {
    status.textContent = text;
  }, PAUSE);
}
