import { el, fill, unseen } from "./dom.js";

/** Tells everybody what came of something, also those who hear the page: in one line that does not take the focus. */
export function say(text) {
  tell(el("span", {}, text));
}

/** Tells those who hear the page what everybody else sees anyhow. */
export function whisper(text) {
  tell(unseen(text));
}

/** Emptied first, so that the same words are said again. */
function tell(words) {
  const line = document.getElementById("notice");
  fill(line);
  requestAnimationFrame(() => fill(line, words));
}

/** A refusal, for where the refused thing is. */
export function problem(refused, before = "") {
  return el(
    "div",
    { class: "problem", role: "alert" },
    el("p", {}, before && `${before} `, refused.message),
    refused.details?.length > 0 &&
      el("ul", {}, refused.details.map(({ field, message }) => el("li", {}, el("strong", {}, field), ` ${message}`))),
    refused.requestId && el("p", { class: "fine" }, "Request ", el("code", {}, refused.requestId)),
  );
}
