import { confirm } from "./ui/dialog.js";

/** URLs of the back office: `/admin?view=…` and the view's parameters. Links to them do not reload the page. */
const PAGE = "/admin";
let onViewChange = () => {};
let isDirty = () => false;
let leaveQuestion = () => "";
let lossOnLeaving = "";
let currentSearch = location.search;
let currentState = history.state;

/** The URL of a view. Empty parameters are omitted. */
export function viewUrl(view, parameters = {}) {
  const query = new URLSearchParams({ view });
  Object.entries(parameters).forEach(([name, value]) => {
    if (value !== null && value !== undefined && value !== "") query.set(name, value);
  });
  return `${PAGE}?${query}`;
}

/** View and parameters of the current URL. */
export function currentView() {
  const parameters = new URLSearchParams(location.search);
  return { view: parameters.get("view") ?? "events", parameters };
}

/** The URL of the event list as it was shown last on the way to the present view, with its filters and page. */
export function listUrl() {
  return PAGE + (history.state?.list ?? "?view=events");
}

/** Changes the view, unless the present one has unsaved input and the confirmation is declined. */
export async function navigate(url) {
  if (await canLeave()) {
    const list = currentView().view === "events" ? location.search || undefined : history.state?.list;
    history.pushState({ list }, "", url);
    changeView();
  }
}

/**
 * Guards the present view against losing unsaved input. The guard is removed when the view changes.
 *
 * @param hasUnsavedInput whether there is unsaved input at the moment
 * @param question the confirmation to show
 * @param loss what is lost by leaving; a sentence
 */
export function guardLeaving(hasUnsavedInput, question = () => "", loss = "Your unsaved changes will be lost.") {
  isDirty = hasUnsavedInput;
  leaveQuestion = question;
  lossOnLeaving = loss;
}

/** Whether the present view has unsaved input. */
export function hasUnsavedInput() {
  return isDirty();
}

/** Removes the guard of the present view. */
export function clearLeaveGuard() {
  guardLeaving(() => false);
}

/** Calls `listener` now and on every change of the view, with whether it is a change. */
export function startRouter(listener) {
  onViewChange = listener;
  addEventListener("popstate", onPopState);
  addEventListener("beforeunload", (event) => isDirty() && event.preventDefault());
  document.addEventListener("click", onClick);
  onViewChange(false);
}

async function onPopState() {
  if (location.search === currentSearch) return;
  const target = location.href;
  if (await canLeave()) {
    changeView();
  } else if (location.href === target) {
    history.pushState(currentState, "", PAGE + currentSearch);
  }
}

function onClick(event) {
  const link = event.target.closest("a[href]");
  const isPlain = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
  if (!link || !isPlain || event.defaultPrevented || link.target || link.origin !== location.origin) return;
  if (link.pathname === PAGE && link.search !== "" && link.hash === "") {
    event.preventDefault();
    navigate(link.pathname + link.search);
  }
}

/** Whether the present view may be left: true without unsaved input, otherwise the answer to the confirmation. */
export async function canLeave() {
  const dialog = {
    question: leaveQuestion(),
    consequence: lossOnLeaving,
    confirmLabel: "Leave",
    declineLabel: "Stay",
  };
  return !isDirty() || confirm(dialog);
}

function changeView() {
  clearLeaveGuard();
  currentSearch = location.search;
  currentState = history.state;
  onViewChange(true);
}
