import { signInButton } from "../api/sign-in.js";
import { el, fill, visuallyHidden } from "./dom.js";

/**
 * Shows the outcome of an action in the page's live region, visibly and for screen readers, without moving the focus.
 */
export function announce(...content) {
  update(el("span", {}, content));
}

/** Announces a text to screen readers only. */
export function announceToScreenReaders(text) {
  update(visuallyHidden(text));
}

/** The region is emptied first, so that an unchanged text is announced again. */
function update(content) {
  const region = document.getElementById("notice");
  fill(region);
  requestAnimationFrame(() => fill(region, content));
}

/**
 * Alert box for an error response, with its details and request id, and a button to sign in if the token was refused.
 *
 * @param introduction text before the message
 * @param retry called after signing in
 */
export function errorBox(error, introduction = "", retry = () => {}) {
  return el(
    "div",
    { class: "problem", role: "alert" },
    el("p", {}, introduction && `${introduction} `, error.message),
    error.details?.length > 0 &&
      el("ul", {}, error.details.map(({ field, message }) => el("li", {}, el("strong", {}, field), ` ${message}`))),
    error.requestId && el("p", { class: "secondary" }, "Request ", el("code", {}, error.requestId)),
    error.isRefusedToken && signInButton(retry),
  );
}
