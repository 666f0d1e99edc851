import { ApiError, request } from "./api.js";
import { el, fill, uniqueId } from "./dom.js";
import { storeToken } from "./session.js";

const VISIBLE_ASCII = /^[\x21-\x7e]+$/;

/**
 * Shows the sign-in form. The token is checked with a request before it is stored.
 *
 * @param reason why signing in is necessary again; may be empty
 * @param onSignedIn called when the service has accepted the token
 */
export function showSignInForm(main, reason, onSignedIn) {
  const error = el("p", { id: uniqueId("token-error"), class: "field-error", role: "alert" }, reason);
  const input = el("input", {
    id: uniqueId("token"),
    type: "password",
    autocomplete: "current-password",
    required: true,
    spellcheck: "false",
    "aria-describedby": error.id,
  });
  const button = el("button", { class: "button primary" }, "Sign in");
  const form = el(
    "form",
    { class: "sign-in panel", novalidate: true, on: { submit } },
    el("h1", { tabindex: "-1" }, "Back office"),
    el("p", { class: "lead" }, "Create and publish events, and follow every change."),
    el("div", { class: "field" }, el("label", { for: input.id }, "Access token"), input, error),
    button,
    el("p", { class: "secondary" }, "The token is kept in this tab only and removed when you close it."),
  );
  fill(main, form);
  input.focus();

  async function submit(event) {
    event.preventDefault();
    button.disabled = true;
    const message = await checkToken(input.value.trim());
    button.disabled = false;
    if (message === null) {
      onSignedIn();
    } else {
      fill(error, message);
      input.setAttribute("aria-invalid", "true");
      input.focus();
      input.select();
    }
  }
}

/** Stores the token if the service accepts it. Returns null, or why the token is not accepted. */
async function checkToken(token) {
  if (token === "") return "Enter a token";
  if (!VISIBLE_ASCII.test(token)) return "A token contains only visible ASCII characters, without spaces";
  try {
    await request("GET", "/events?limit=1", { token });
    storeToken(token);
    return null;
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    return error.message;
  }
}
