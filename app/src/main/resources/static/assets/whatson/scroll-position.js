const SETTLED_MILLIS = 100;

let timer = 0;

/**
 * Keeps the scroll position of each entry of the browser's history in its state, also across a reload and pages of
 * other addresses. A position is the place of the first card that begins in the viewport, because summaries above it
 * may change their height. While a list is loaded, the present entry is of that list, and no position is kept.
 */
export function startKeepingScroll() {
  const results = document.getElementById("results");
  history.scrollRestoration = "manual";
  if (history.state?.scroll) restoreScroll(history.state.scroll);
  const keepSoon = () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      if (results.getAttribute("aria-busy") !== "true") keepScroll();
    }, SETTLED_MILLIS);
  };
  addEventListener("scroll", keepSoon, { passive: true });
  new ResizeObserver(keepSoon).observe(results);
}

/** Stores the present position with the present entry. */
export function keepScroll() {
  clearTimeout(timer);
  history.replaceState({ scroll: position() }, "");
}

/** Scrolls to a stored position. */
export function restoreScroll({ y, id, top }) {
  const card = id === undefined ? null : document.querySelector(`.card[data-id="${CSS.escape(id)}"]`);
  if (card) scrollBy(0, card.getBoundingClientRect().top - top);
  else scrollTo(0, y);
}

function position() {
  const y = scrollY;
  if (y === 0) return { y };
  for (const card of document.querySelectorAll(".card")) {
    const { top } = card.getBoundingClientRect();
    if (top >= 0) return { y, id: card.dataset.id, top };
  }
  return { y };
}
