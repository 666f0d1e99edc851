import { allows, getActor } from "./api/session.js";
import { signInButton } from "./api/sign-in.js";
import { viewUrl } from "./router.js";
import { el, fill } from "./ui/dom.js";
import { missingScope, permissionLabel } from "./ui/labels.js";

/**
 * What the token of the tab allows. `permissions.css` hides an element with `data-scope` while the token lacks that
 * scope, and one with `data-lacks` while it has it, so that a view stays as it is when the token changes.
 */
const VIEWS = {
  "events:read": "events",
  "events:write": "new",
  "audit:read": "audit",
  "notifications:read": "deliveries",
  "projections:read": "projections",
};

/** Makes the scopes of the actor known to the style sheet. */
export function applyScopes() {
  document.documentElement.dataset.scopes = getActor().scopes.join(" ");
}

/** Text in place of the controls that need a scope. */
export function permissionNote(scope) {
  return el("div", { class: "permission", "data-lacks": scope }, el("p", {}, missingScope(scope)), signInButton());
}

/** Link to an event if the token allows to see it, otherwise the content alone. */
export function eventLink(id, content) {
  return allows("events:read") ? el("a", { href: viewUrl("event", { id }) }, content) : el("span", {}, content);
}

/** Shows the missing scope of a view and what the token allows instead of it. */
export function showMissingScope(main, title, scope) {
  const { scopes } = getActor();
  fill(
    main,
    el("header", { class: "title-row" }, el("h1", { tabindex: "-1" }, title)),
    el(
      "section",
      { class: "panel permission" },
      el("p", {}, missingScope(scope)),
      el("h2", {}, scopes.length > 0 ? "Your token allows you to" : "Your token allows nothing here"),
      scopes.length > 0 && el("ul", {}, scopes.map(permission)),
      signInButton(),
    ),
  );
}

function permission(scope) {
  const label = permissionLabel(scope);
  const view = VIEWS[scope];
  return el("li", {}, view ? el("a", { href: viewUrl(view) }, label) : label, " (", el("code", {}, scope), ")");
}
