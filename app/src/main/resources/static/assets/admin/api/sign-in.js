import { openDialog } from "../ui/dialog.js";
import { el, fill, uniqueId } from "../ui/dom.js";
import { ApiError, readActor } from "./http.js";
import { getActor, startSession } from "./session.js";

const VISIBLE_ASCII = /^[\x21-\x7e]+$/;

/** The dialog of {@link signInAgain} while it is open. */
let openSignIn = null;

/**
 * Shows the sign-in form in place of the views. The token is checked with a request before it is stored.
 *
 * @param reason why signing in is necessary again; may be empty
 * @param onSignedIn called when the service has accepted the token
 */
export function showSignInForm(main, reason, onSignedIn) {
  const token = tokenField(reason, (text, actor) => {
    startSession(text, actor);
    onSignedIn();
  });
  fill(
    main,
    el(
      "form",
      { class: "sign-in panel", novalidate: true, on: { submit: token.submit } },
      el("h1", { tabindex: "-1" }, "Back office"),
      el("p", { class: "lead" }, "Create and publish events, and follow every change."),
      token.element,
      token.button,
      el("p", { class: "secondary" }, "The token is kept in this tab only and removed when you close it."),
    ),
  );
  token.input.focus();
}

/**
 * Asks for another token in a modal dialog over the present view, which keeps all input. Calls while the dialog is open
 * share it.
 *
 * @param reason why; a sentence
 * @returns a promise of whether the user has signed in; false if the dialog was cancelled
 */
export function signInAgain(reason) {
  openSignIn ??= showSignInDialog(reason).finally(() => (openSignIn = null));
  return openSignIn;
}

/** Button for another token, beside a message about the present one. `onSignedIn` is called after signing in. */
export function signInButton(onSignedIn = () => {}) {
  const ask = async () => {
    if (await signInAgain(`You are signed in as ${getActor().actor}.`)) onSignedIn();
  };
  return el("button", { class: "button small", type: "button", on: { click: ask } }, "Sign in with another token");
}

function showSignInDialog(reason) {
  const heading = el("h2", { id: uniqueId("sign-in") }, "Sign in");
  const text = el("p", { id: uniqueId("sign-in-reason") }, `${reason} Everything that you have typed is kept.`);
  const token = tokenField("", (accepted, actor) => {
    if (!dialog.open) return;
    dialog.close("signed-in");
    startSession(accepted, actor);
  });
  const cancel = el("button", { class: "button", type: "button", on: { click: () => dialog.close() } }, "Cancel");
  const form = el(
    "form",
    { novalidate: true, on: { submit: token.submit } },
    heading,
    text,
    token.element,
    el("div", { class: "buttons" }, cancel, token.button),
  );
  const { dialog, result } = openDialog(form, heading, text);
  token.input.focus();
  return result.then((value) => value === "signed-in");
}

/**
 * Field for a token with the button and the submit listener of its form.
 *
 * @param message shown at the field; may be empty
 * @param onAccepted called with the token and its actor when the service has accepted it
 */
function tokenField(message, onAccepted) {
  const error = el("p", { id: uniqueId("token-error"), class: "field-error", role: "alert" }, message);
  const input = el("input", {
    id: uniqueId("token"),
    type: "password",
    autocomplete: "current-password",
    required: true,
    spellcheck: "false",
    "aria-describedby": error.id,
  });
  const button = el("button", { class: "button primary" }, "Sign in");
  const element = el("div", { class: "field" }, el("label", { for: input.id }, "Access token"), input, error);
  return { element, input, button, submit };

  async function submit(event) {
    event.preventDefault();
    button.disabled = true;
    const token = input.value.trim();
    const { actor, refusal } = await check(token);
    button.disabled = false;
    if (actor) {
      onAccepted(token, actor);
    } else {
      fill(error, refusal);
      input.setAttribute("aria-invalid", "true");
      input.focus();
      input.select();
    }
  }
}

/** The actor of the token, or the reason why the token is not accepted. */
async function check(token) {
  if (token === "") return { refusal: "Enter a token" };
  if (!VISIBLE_ASCII.test(token)) {
    return { refusal: "A token contains only visible ASCII characters, without spaces" };
  }
  try {
    return { actor: await readActor(token) };
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    return { refusal: error.message };
  }
}
