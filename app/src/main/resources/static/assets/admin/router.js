import { confirmed } from "./dialog.js";

/** Addresses of this page: `/admin?view=…` and what the view is about. A link to one changes the view, not the page. */
const PAGE = "/admin";
let onChange = () => {};
let isDirty = () => false;
let title = () => "";
let here = location.search;

/** The address of a view; parameters that are empty are left out. */
export function address(view, parameters = {}) {
  const query = new URLSearchParams({ view });
  Object.entries(parameters).forEach(([name, value]) => {
    if (value !== null && value !== undefined && value !== "") query.set(name, value);
  });
  return `${PAGE}?${query}`;
}

/** What the address says at the moment. */
export function current() {
  const parameters = new URLSearchParams(location.search);
  return { view: parameters.get("view") ?? "events", parameters };
}

/** Changes the view, unless the present one has something to lose and the person wants to stay. */
export async function go(target) {
  if (await mayLeave()) {
    history.pushState(null, "", target);
    changed();
  }
}

/**
 * Has people asked before they leave the present view with something to lose.
 *
 * @param dirty whether there is, forgotten with the view
 * @param question how to ask
 */
export function askBeforeLeaving(dirty, question = () => "") {
  isDirty = dirty;
  title = question;
}

/** The present view has nothing to lose any more. */
export function forget() {
  askBeforeLeaving(() => false);
}

/** Begins to call `listener` at every change of view, the first one at once. */
export function start(listener) {
  onChange = listener;
  addEventListener("popstate", back);
  addEventListener("beforeunload", (event) => isDirty() && event.preventDefault());
  document.addEventListener("click", follow);
  onChange(false);
}

async function back() {
  if (location.search === here) return;
  const target = location.href;
  if (await mayLeave()) {
    changed();
  } else if (location.href === target) {
    history.pushState(null, "", PAGE + here);
  }
}

function follow(event) {
  const link = event.target.closest("a[href]");
  const plain = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
  if (!link || !plain || event.defaultPrevented || link.target || link.origin !== location.origin) return;
  if (link.pathname === PAGE && link.search !== "" && link.hash === "") {
    event.preventDefault();
    go(link.pathname + link.search);
  }
}

/** Whether the present view may be left: at once when it has nothing to lose, else as the person says. */
export async function mayLeave() {
  const question = { question: title(), consequence: "What you typed would be lost.", yes: "Leave", no: "Stay" };
  return !isDirty() || confirmed(question);
}

function changed() {
  forget();
  here = location.search;
  onChange(true);
}
