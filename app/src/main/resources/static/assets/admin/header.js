import { viewUrl } from "./router.js";
import { timeToSecond } from "./ui/date-format.js";
import { el, fill } from "./ui/dom.js";

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
    actor && el("span", { class: "secondary" }, "Signed in as ", el("strong", {}, actor.actor), endOf(actor)),
    actor && el("button", { class: "button quiet", type: "button", on: { click: onSignOut } }, "Sign out"),
  );
}

function endOf({ expiresAt }) {
  return expiresAt && [" until ", timeToSecond(expiresAt)];
}
