import { ask, Refused } from "./api.js";
import { el, fill, freshId } from "./dom.js";
import { enter } from "./session.js";

const VISIBLE_ASCII = /^[\x21-\x7e]+$/;

/**
 * Asks for a token and tries it; what is behind the door is fetched only afterwards.
 *
 * @param reason why the person is asked again; may be empty
 * @param entered called when the service has accepted the token
 */
export function signIn(main, reason, entered) {
  const error = el("p", { id: freshId("token-error"), class: "field-error", role: "alert" }, reason);
  const input = el("input", {
    id: freshId("token"),
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
    el("p", { class: "lead" }, "Create events, publish them, and see who changed what."),
    el("div", { class: "field" }, el("label", { for: input.id }, "Access token"), input, error),
    button,
    el("p", { class: "fine" }, "The token stays in this tab and is forgotten when you close it."),
  );
  fill(main, form);
  input.focus();

  async function submit(event) {
    event.preventDefault();
    button.disabled = true;
    const refused = await tryToken(input.value.trim());
    button.disabled = false;
    if (refused === null) {
      entered();
    } else {
      fill(error, refused);
      input.setAttribute("aria-invalid", "true");
      input.focus();
      input.select();
    }
  }
}

/** Why the service does not accept the token; null when it does. */
async function tryToken(token) {
  if (token === "") return "Enter a token";
  if (!VISIBLE_ASCII.test(token)) return "A token has no spaces and only ASCII characters";
  try {
    await ask("GET", "/events?limit=1", { as: token });
    enter(token);
    return null;
  } catch (refused) {
    if (!(refused instanceof Refused)) throw refused;
    return refused.message;
  }
}
