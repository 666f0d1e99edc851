import { historyAfter } from "../audit/history.js";
import { el, fill } from "../ui/dom.js";
import { errorBox } from "../ui/messages.js";

/**
 * Shows an edit conflict: the changes made since the event was loaded, and buttons to continue with the current
 * version.
 *
 * @param container element to fill
 * @param version the version of the event that was loaded
 * @param partialResult message about the parts that were saved before the conflict; may be empty
 * @param keepInput called to load the current version and keep the form's input
 * @param discardInput called to load the current version without the form's input; null if there is none
 */
export async function showConflict(container, { id, version, partialResult = "", keepInput, discardInput, signal }) {
  const changes = el("div", { class: "recent-changes", "aria-busy": "true" });
  const loadButton = el(
    "button",
    { class: "button primary", type: "button", on: { click: keepInput } },
    discardInput ? "Load it and keep my input" : "Load it",
  );
  fill(
    container,
    el(
      "section",
      { class: "conflict panel", role: "alert", "aria-label": "Conflict" },
      el("h2", {}, "This event was changed by someone else"),
      partialResult && el("p", {}, partialResult),
      el("p", {}, "The event has changed since you opened it, so your change was not made. These are the changes:"),
      changes,
      el(
        "div",
        { class: "buttons" },
        loadButton,
        discardInput &&
          el("button", { class: "button", type: "button", on: { click: discardInput } }, "Load it without my input"),
      ),
    ),
  );
  loadButton.focus();
  try {
    fill(changes, await historyAfter(id, version, signal));
  } catch (error) {
    if (!signal.aborted) fill(changes, errorBox(error));
  }
  changes.removeAttribute("aria-busy");
}
