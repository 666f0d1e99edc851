const DEFAULT_MILLIS = 2 * 60 * 60 * 1000;

/**
 * Fills in the end of an event from its start, until the user changes the end: two hours later, or later by the
 * duration that the fields have at first.
 */
export function followStart(starts, ends) {
  const isCopied = starts.value !== null && ends.value !== null;
  const length = isCopied ? Date.parse(ends.value) - Date.parse(starts.value) : DEFAULT_MILLIS;
  let suggestion = ends.text;
  starts.element.addEventListener("input", () => {
    const start = starts.problem === null ? Date.parse(starts.value) : NaN;
    if (Number.isNaN(start) || ends.text !== suggestion) return;
    ends.suggest(new Date(start + length).toISOString());
    suggestion = ends.text;
  });
}
