import { request } from "../api/api.js";
import { ApiError } from "../api/http.js";
import { navigate, viewUrl } from "../router.js";
import { el, fill } from "../ui/dom.js";
import { filterPanel } from "../ui/filter-panel.js";
import { badge } from "../ui/labels.js";
import { announce, errorBox } from "../ui/messages.js";
import { loggedItem } from "./audit-entry.js";
import { filterOf, typeAndActorFields } from "./audit-filter.js";
import { followAuditLog } from "./audit-stream.js";
import { titleCache } from "./title-cache.js";

/** Number of earlier positions with which the feed begins. */
const INITIAL_POSITIONS = 50;
const MAX_ENTRIES = 200;
const FILTERS = ["type", "actor"];

/** View of the audit log as a live feed, latest entry first. */
export async function show(main, parameters, { signal }) {
  const filter = filterOf(parameters, FILTERS);
  const state = el("span", { role: "status" });
  const errors = el("div", {});
  const entries = el("ol", { class: "timeline feed" });
  const log = el("div", { class: "panel", role: "log", "aria-live": "off", "aria-label": "Domain events" }, entries);
  const titleOf = titleCache(signal);
  const pause = el(
    "button",
    { class: "button", type: "button", "aria-pressed": "false", on: { click: toggle } },
    "Pause",
  );
  let running;
  let lastPosition;
  fill(
    main,
    el(
      "header",
      { class: "title-row" },
      el("h1", { tabindex: "-1" }, "Live feed"),
      el("div", { class: "buttons" }, state, pause),
    ),
    filterForm(parameters),
    errors,
    log,
  );
  signal.addEventListener("abort", () => running?.abort());
  await start();

  async function start() {
    fill(errors);
    try {
      lastPosition = await initialPosition();
      if (!signal.aborted) run();
    } catch (error) {
      if (!signal.aborted) fill(errors, errorBox(error, "", start));
    }
  }

  async function initialPosition() {
    const { position } = await request("GET", "/audit/events?limit=1", { signal });
    return Math.max(0, position - INITIAL_POSITIONS);
  }

  async function run() {
    running = new AbortController();
    const { signal: runSignal } = running;
    setState("waiting", "Connecting");
    fill(errors);
    try {
      const listener = { onEntry, onCaughtUp, onDisconnect };
      const reached = await followAuditLog(filter, lastPosition, listener, runSignal);
      lastPosition = reached;
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      setState("failed", "Stopped");
      fill(errors, errorBox(error, "", run));
    }
  }

  function onEntry(entry) {
    lastPosition = entry.position;
    entries.prepend(loggedItem(entry, titleOf));
    while (entries.children.length > MAX_ENTRIES) entries.lastElementChild.remove();
  }

  function onCaughtUp() {
    setState("live", "Live");
    log.setAttribute("aria-live", "polite");
  }

  function onDisconnect(reason) {
    setState("waiting", "Reconnecting");
    announce(`${reason}; reconnecting`);
  }

  function setState(kind, label) {
    fill(state, badge(kind, label));
  }

  function toggle() {
    const isPaused = !running?.signal.aborted;
    pause.setAttribute("aria-pressed", String(isPaused));
    fill(pause, isPaused ? "Resume" : "Pause");
    if (isPaused) {
      running?.abort();
      setState("paused", "Paused");
    } else {
      run();
    }
  }
}

function filterForm(parameters) {
  return filterPanel(
    {
      label: "Filter the feed",
      isFiltering: FILTERS.some((name) => parameters.get(name)),
      clearUrl: viewUrl("feed"),
      onApply: (data) => navigate(viewUrl("feed", { type: data.get("type"), actor: data.get("actor").trim() })),
    },
    typeAndActorFields(parameters),
  );
}
