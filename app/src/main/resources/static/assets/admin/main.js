import { ApiError, readActor } from "./api/http.js";
import { allows, endSession, getActor, getToken, onActorChange, startSession } from "./api/session.js";
import { showSignInForm } from "./api/sign-in.js";
import * as auditFeed from "./audit/audit-feed.js";
import * as auditLog from "./audit/audit-log.js";
import * as eventCreate from "./events/event-create.js";
import * as eventList from "./events/event-list.js";
import * as eventView from "./events/event-view.js";
import { showAccount, showNavigation } from "./header.js";
import * as importView from "./imports/import-view.js";
import * as deliveries from "./operations/deliveries.js";
import * as projections from "./operations/projections.js";
import { applyScopes, showMissingScope } from "./permissions.js";
import { canLeave, clearLeaveGuard, currentView, hasUnsavedInput, startRouter } from "./router.js";
import { el, fill } from "./ui/dom.js";
import { announce, errorBox } from "./ui/messages.js";

const VIEWS = {
  events: { module: eventList, title: "Events", scope: "events:read" },
  new: { module: eventCreate, title: "New event", scope: "events:write" },
  import: { module: importView, title: "Import", scope: "events:write" },
  event: { module: eventView, title: "Event", scope: "events:read" },
  deliveries: { module: deliveries, title: "Notifications", scope: "notifications:read" },
  projections: { module: projections, title: "Projections", scope: "projections:read" },
  audit: { module: auditLog, title: "Audit log", scope: "audit:read" },
  feed: { module: auditFeed, title: "Live feed", scope: "audit:read" },
};
const PARENTS = { new: "events", import: "events", event: "events" };

const main = document.getElementById("main");
let viewLifetime = new AbortController();

/** What is shown: the name of the view, whether the token lacks its scope, and the actor; null while signed out. */
let shown = null;

onActorChange(update);
startRouter(showCurrentView);

/** Shows the view of the current URL, or the sign-in form if the tab has no token. */
async function showCurrentView(isNavigation) {
  viewLifetime.abort();
  if (!(await resumeSession())) return;
  viewLifetime = new AbortController();
  const { signal } = viewLifetime;
  const { view, parameters } = currentView();
  const name = Object.hasOwn(VIEWS, view) ? view : "events";
  const { module, title, scope } = VIEWS[name];
  shown = { name, isDenied: !allows(scope), actor: getActor().actor };
  showHeader();
  if (isNavigation) scrollTo(0, 0);
  const pending = shown.isDenied ? showMissingScope(main, title, scope) : module.show(main, parameters, { signal });
  updateTitle(isNavigation);
  await pending;
  if (!signal.aborted) updateTitle(isNavigation);
}

/** Reads the actor of a token from before the page was loaded. Whether the tab is signed in. */
async function resumeSession() {
  if (getActor() !== null) return true;
  const token = getToken();
  if (token === null) {
    showSignIn("");
    return false;
  }
  try {
    startSession(token, await readActor(token));
    return true;
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    if (error.status === 401) showSignIn(error.message);
    else showFailure(error);
    return false;
  }
}

/** Sets the document's title to the heading and, after a navigation, focuses the heading for screen readers. */
function updateTitle(isNavigation) {
  const heading = main.querySelector("h1");
  document.title = `${heading?.textContent ?? "Back office"} · Back office`;
  if (isNavigation && !main.contains(document.activeElement)) heading?.focus({ preventScroll: true });
}

function showSignIn(reason) {
  viewLifetime.abort();
  clearLeaveGuard();
  endSession();
  shown = null;
  showHeader();
  showSignInForm(main, reason, () => showCurrentView(true));
  updateTitle(false);
}

function showFailure(error) {
  const retry = el("button", { class: "button", type: "button" }, "Try again");
  retry.addEventListener("click", () => showCurrentView(true));
  fill(main, el("h1", { tabindex: "-1" }, "Back office"), errorBox(error), el("div", { class: "buttons" }, retry));
  updateTitle(false);
}

/** Shows the actor and its scopes. The view stays, with all input, unless the token does not allow it. */
function update() {
  applyScopes();
  if (shown === null) return;
  showHeader();
  const { actor } = getActor();
  if (actor !== shown.actor) announce(`You are signed in as ${actor}`);
  shown.actor = actor;
  if ((shown.isDenied || !allows(VIEWS[shown.name].scope)) && !hasUnsavedInput()) showCurrentView(true);
}

async function signOut() {
  if (await canLeave()) showSignIn("");
}

function showHeader() {
  const views = Object.entries(VIEWS).filter(([name, { scope }]) => !(name in PARENTS) && allows(scope));
  showNavigation(views.map(([name, { title }]) => [name, title]), shown && (PARENTS[shown.name] ?? shown.name));
  showAccount(getActor(), signOut);
}
