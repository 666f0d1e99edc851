import * as auditFeed from "./audit-feed.js";
import * as deliveries from "./deliveries.js";
import { el, fill } from "./dom.js";
import * as eventCreate from "./event-create.js";
import * as eventList from "./event-list.js";
import * as eventView from "./event-view.js";
import * as projections from "./projections.js";
import { canLeave, clearLeaveGuard, currentView, startRouter, viewUrl } from "./router.js";
import { clearToken, getToken, onTokenCleared } from "./session.js";
import { showSignInForm } from "./sign-in.js";

const VIEWS = { events: eventList, new: eventCreate, event: eventView, deliveries, projections, feed: auditFeed };
const NAVIGATION = { events: "Events", deliveries: "Notifications", projections: "Projections", feed: "Live feed" };
const PARENTS = { new: "events", event: "events" };

const main = document.getElementById("main");
const navigation = document.getElementById("navigation");
const account = document.getElementById("account");
let viewLifetime = new AbortController();

onTokenCleared(showSignIn);
startRouter(showCurrentView);

/** Shows the view of the current URL, or the sign-in form if the tab has no token. */
async function showCurrentView(isNavigation) {
  if (getToken() === null) {
    showSignIn("");
    return;
  }
  viewLifetime.abort();
  viewLifetime = new AbortController();
  const { signal } = viewLifetime;
  const { view, parameters } = currentView();
  const name = Object.hasOwn(VIEWS, view) ? view : "events";
  showNavigation(name);
  if (isNavigation) scrollTo(0, 0);
  const shown = VIEWS[name].show(main, parameters, { signal });
  updateTitle(isNavigation);
  await shown;
  if (!signal.aborted) updateTitle(isNavigation);
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
  fill(navigation);
  fill(account);
  showSignInForm(main, reason, () => showCurrentView(true));
  updateTitle(false);
}

async function signOut() {
  if (await canLeave()) clearToken();
}

function showNavigation(view) {
  const current = PARENTS[view] ?? view;
  fill(
    navigation,
    Object.entries(NAVIGATION).map(([name, label]) =>
      el("a", { href: viewUrl(name), "aria-current": name === current ? "page" : null }, label),
    ),
  );
  fill(account, el("button", { class: "button quiet", type: "button", on: { click: signOut } }, "Sign out"));
}
