import { ask, Refused } from "./api.js";
import { changesOf } from "./changes.js";
import { el, fill } from "./dom.js";
import { choice, filterPanel, labelled } from "./filter-panel.js";
import { follow } from "./live.js";
import { problem, say } from "./notice.js";
import { address, go } from "./router.js";
import { titles } from "./titles.js";
import { exactly } from "./when.js";
import { badge, typeWord, types } from "./words.js";

/** How far back the feed begins, and how much of it stays on the page. */
const BACK = 50;
const MOST_SHOWN = 200;

/** What is happening right now, whoever does it: the audit log as it grows, the latest first. */
export async function show(main, parameters, { signal }) {
  const filter = given(parameters);
  const state = el("span", { role: "status" });
  const trouble = el("div", {});
  const entries = el("ol", { class: "timeline feed" });
  const log = el("div", { class: "panel", role: "log", "aria-live": "off", "aria-label": "Domain events" }, entries);
  const titleOf = titles(signal);
  const pause = el("button", { class: "button", type: "button", "aria-pressed": "false", on: { click: toggle } }, "Pause");
  let running;
  let last;
  fill(
    main,
    el(
      "header",
      { class: "title-row" },
      el("h1", { tabindex: "-1" }, "Live feed"),
      el("div", { class: "buttons" }, state, pause),
    ),
    filterForm(parameters),
    trouble,
    log,
  );
  signal.addEventListener("abort", () => running?.abort());
  try {
    last = await start();
    if (!signal.aborted) run();
  } catch (refused) {
    if (!signal.aborted) fill(trouble, problem(refused));
  }

  async function start() {
    const { body } = await ask("GET", "/projections", { signal });
    return Math.max(0, Math.max(...body.projections.map((projection) => projection.head)) - BACK);
  }

  async function run() {
    running = new AbortController();
    const mine = running;
    tell("waiting", "Connecting");
    try {
      const reached = await follow(filter, last, { entry, live, cut }, mine.signal);
      last = Math.max(last, reached);
    } catch (refused) {
      if (!(refused instanceof Refused)) throw refused;
      tell("failed", "Stopped");
      fill(trouble, problem(refused));
    }
  }

  function entry(logged) {
    last = logged.position;
    entries.prepend(entryOf(logged, titleOf));
    while (entries.children.length > MOST_SHOWN) entries.lastElementChild.remove();
  }

  function live() {
    tell("live", "Live");
    log.setAttribute("aria-live", "polite");
  }

  function cut(reason) {
    tell("waiting", "Reconnecting");
    say(`${reason}; trying again`);
  }

  function tell(kind, word) {
    fill(state, badge(kind, word));
  }

  function toggle() {
    const paused = !running?.signal.aborted;
    pause.setAttribute("aria-pressed", String(paused));
    fill(pause, paused ? "Go on" : "Pause");
    if (paused) {
      running?.abort();
      tell("paused", "Paused");
    } else {
      run();
    }
  }
}

function given(parameters) {
  return Object.fromEntries(
    ["type", "actor"].map((name) => [name, parameters.get(name)]).filter(([, value]) => value),
  );
}

function filterForm(parameters) {
  const asked = (name) => parameters.get(name) ?? "";
  return filterPanel(
    {
      name: "Filter the feed",
      filtering: asked("type") !== "" || asked("actor") !== "",
      cleared: address("feed"),
      apply: (data) => go(address("feed", { type: data.get("type"), actor: data.get("actor").trim() })),
    },
    labelled("What", choice("type", [["", "Everything"], ...types], asked("type"))),
    labelled("Actor", el("input", { name: "actor", value: asked("actor"), spellcheck: "false", autocomplete: "off" })),
  );
}

function entryOf(logged, titleOf) {
  return el(
    "li",
    { class: logged.type },
    el(
      "p",
      { class: "what" },
      el("strong", {}, typeWord(logged.type)),
      " ",
      el("a", { href: address("event", { id: logged.eventId }) }, titleOf(logged)),
      " by ",
      el("span", { class: "actor" }, logged.actor ?? "nobody known"),
    ),
    changesOf(logged),
    el(
      "p",
      { class: "fine" },
      exactly(logged.at),
      ` · position ${logged.position}`,
      logged.requestId && [" · request ", el("code", {}, logged.requestId)],
    ),
  );
}
