const DELAY_MILLIS = 150;

let timer = 0;

/**
 * Announces a text to screen readers through the page's live region. Of several calls in a row, the last text counts.
 */
export function announce(text) {
  const status = document.getElementById("status");
  status.textContent = "";
  clearTimeout(timer);
  timer = setTimeout(() => {
    status.textContent = text;
  }, DELAY_MILLIS);
}
