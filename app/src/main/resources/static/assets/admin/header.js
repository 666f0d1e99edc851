import { viewUrl } from "./router.js";
import { timeToSecond } from "./ui/date-format.js";
import { el, fill } from "./ui/dom.js";
import { permissionLabel } from "./ui/labels.js";

/** Header of the page: links to the views, and the actor with the button to sign out. */
const navigation = document.getElementById("navigation");
const account = document.getElementById("account");

/**
 * Shows the links.
 *
 * @param views arrays of name and label
 * @param current name of the current view, or null
 */
export function showNavigation(views, current) {
  fill(
    navigation,
    views.map(([name, label]) =>
      el("a", { href: viewUrl(name), "aria-current": name === current ? "page" : null }, label),
    ),
  );
}

/** Shows the body of `GET /me`; null while signed out. */
export function showAccount(actor, onSignOut) {
  fill(
    account,
    actor && identity(actor),
    actor && el("button", { class: "button quiet", type: "button", on: { click: onSignOut } }, "Sign out"),
  );
}

/** The actor and the end of its token; on demand, what the token allows. */
function identity(actor) {
  const { scopes } = actor;
  return el(
    "details",
    { class: "identity secondary" },
    el("summary", {}, "Signed in as ", el("strong", {}, actor.actor), endOf(actor)),
    el(
      "div",
      { class: "panel" },
      el("p", {}, scopes.length > 0 ? "Your token allows you to" : "Your token allows nothing here"),
      scopes.length > 0 &&
        el("ul", {}, scopes.map((scope) => el("li", {}, permissionLabel(scope), " (", el("code", {}, scope), ")"))),
    ),
  );
}

function endOf({ expiresAt }) {
  return expiresAt && [" until ", timeToSecond(expiresAt)];
}
