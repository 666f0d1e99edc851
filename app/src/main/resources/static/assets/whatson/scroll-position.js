const SETTLED_MILLIS = 100;

/**
 * Keeps the scroll position of each entry of the browser's history in its state, also across a reload and pages of
 * other addresses. A position is the place of the first card that begins in the viewport, because summaries above it
 * may change their height.
 */
export function startKeepingScroll() {
  let timer = 0;
  history.scrollRestoration = "manual";
  if (history.state?.scroll) restoreScroll(history.state.scroll);
  const keepSoon = () => {
    clearTimeout(timer);
    timer = setTimeout(keepScroll, SETTLED_MILLIS);
  };
  addEventListener("scroll", keepSoon, { passive: true });
  new ResizeObserver(keepSoon).observe(document.getElementById("results"));
}

/** Stores the present position with the present entry. */
export function keepScroll() {
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
