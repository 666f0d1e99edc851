import { el, fill } from "./dom.js";
import { since } from "./history.js";
import { problem } from "./notice.js";

/**
 * Explains that somebody else has changed the event since it was loaded, shows how, and offers two ways on.
 *
 * @param place where to put it
 * @param version the number of the version that the person has looked at
 * @param before what of theirs was done before that was found out; may be empty
 * @param keep goes on from the present version with what was typed
 * @param discard goes on from the present version without it; null when nothing was typed
 */
export async function explainConflict(place, { id, version, before = "", keep, discard, signal }) {
  const changes = el("div", { class: "meanwhile", "aria-busy": "true" });
  const again = el(
    "button",
    { class: "button primary", type: "button", on: { click: keep } },
    discard ? "Load it and keep my typing" : "Load it",
  );
  fill(
    place,
    el(
      "section",
      { class: "conflict panel", role: "alert", "aria-label": "Conflict" },
      el("h2", {}, "Somebody else changed this event"),
      before && el("p", {}, before),
      el("p", {}, "It is no longer what you were looking at, so your change was not made. This happened meanwhile:"),
      changes,
      el(
        "div",
        { class: "buttons" },
        again,
        discard && el("button", { class: "button", type: "button", on: { click: discard } }, "Load it without my typing"),
      ),
    ),
  );
  again.focus();
  try {
    fill(changes, await since(id, version, signal));
  } catch (refused) {
    if (!signal.aborted) fill(changes, problem(refused));
  }
  changes.removeAttribute("aria-busy");
}
