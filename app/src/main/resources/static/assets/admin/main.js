import { el, fill } from "./dom.js";
import * as create from "./create.js";
import * as deliveries from "./deliveries.js";
import * as event from "./event.js";
import * as events from "./events.js";
import * as feed from "./feed.js";
import * as projections from "./projections.js";
import { address, current, forget, mayLeave, start } from "./router.js";
import { leave, token, whenLeft } from "./session.js";
import { signIn } from "./sign-in.js";

const VIEWS = { events, new: create, event, deliveries, projections, feed };
const NAVIGATION = { events: "Events", deliveries: "Notifications", projections: "Projections", feed: "Live feed" };
const PARENTS = { new: "events", event: "events" };

const main = document.getElementById("main");
const navigation = document.getElementById("navigation");
const account = document.getElementById("account");
let leaving = new AbortController();

whenLeft(ask);
start(show);

/** Shows what the address says, to those who are signed in. */
async function show(moved) {
  if (token() === null) {
    ask("");
    return;
  }
  leaving.abort();
  leaving = new AbortController();
  const { signal } = leaving;
  const { view, parameters } = current();
  const name = Object.hasOwn(VIEWS, view) ? view : "events";
  showNavigation(name);
  if (moved) scrollTo(0, 0);
  const shown = VIEWS[name].show(main, parameters, { signal });
  introduce(moved);
  await shown;
  if (!signal.aborted) introduce(moved);
}

/** Names the page after its heading; whoever has come here by a link starts to read there. */
function introduce(moved) {
  const heading = main.querySelector("h1");
  document.title = `${heading?.textContent ?? "Back office"} · Back office`;
  if (moved && !main.contains(document.activeElement)) heading?.focus({ preventScroll: true });
}

function ask(reason) {
  leaving.abort();
  forget();
  fill(navigation);
  fill(account);
  signIn(main, reason, () => show(true));
  introduce(false);
}

async function signOut() {
  if (await mayLeave()) leave();
}

function showNavigation(view) {
  const at = PARENTS[view] ?? view;
  fill(
    navigation,
    Object.entries(NAVIGATION).map(([name, word]) =>
      el("a", { href: address(name), "aria-current": name === at ? "page" : null }, word),
    ),
  );
  fill(account, el("button", { class: "button quiet", type: "button", on: { click: signOut } }, "Sign out"));
}
