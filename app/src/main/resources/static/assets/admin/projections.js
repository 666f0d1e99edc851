import { ask, Refused } from "./api.js";
import { el, fill, freshId } from "./dom.js";
import { onceAtATime } from "./form.js";
import { problem, say } from "./notice.js";
import { address } from "./router.js";
import { exactly } from "./when.js";
import { badge, count, number } from "./words.js";

const WHILE_REBUILDING = 400;
const OTHERWISE = 4000;

const STATES = { LIVE: "Live", CATCHING_UP: "Catching up", REBUILDING: "Rebuilding", FAILED: "Failed" };

/** What each projection is for, and whether it keeps anything that a rebuild could mend. */
const KNOWN = {
  catalog: { about: "What every list and every event page is answered from.", rebuildable: true },
  notifications: { about: "Hands what happened to the log of notifications; it keeps nothing itself." },
  summaries: { about: "Drops cached summaries of events that changed; it keeps nothing itself." },
};

/** How far each projection has followed the event log, and the rebuild of the one that can be rebuilt. */
export async function show(main, _, { signal }) {
  const trouble = el("div", {});
  const cards = el("div", { class: "cards" });
  const shown = new Map();
  fill(
    main,
    el("header", { class: "title-row" }, el("h1", { tabindex: "-1" }, "Projections")),
    el("p", { class: "lead" }, "Everything that is derived from the event log, and how far behind it is."),
    trouble,
    cards,
  );
  let timer;
  signal.addEventListener("abort", () => clearTimeout(timer));
  await look();

  async function look() {
    clearTimeout(timer);
    let rebuilding = false;
    try {
      const { body } = await ask("GET", "/projections", { signal });
      fill(trouble);
      body.projections.forEach(update);
      rebuilding = body.projections.some((projection) => projection.state === "REBUILDING");
    } catch (refused) {
      if (signal.aborted) return;
      fill(trouble, problem(refused));
    }
    if (!signal.aborted) timer = setTimeout(look, rebuilding ? WHILE_REBUILDING : OTHERWISE);
  }

  function update(projection) {
    if (!shown.has(projection.name)) {
      shown.set(projection.name, card(projection.name, look));
      cards.append(shown.get(projection.name).element);
    }
    shown.get(projection.name).update(projection);
  }
}

function card(name, look) {
  const known = KNOWN[name] ?? { about: "" };
  const heading = el("h2", { id: freshId("projection") }, name);
  const state = el("span", {});
  const bar = el("progress", { max: "1", "aria-label": `How much of the event log ${name} has dealt with` });
  const share = el("p", { class: "fine" });
  const trouble = el("div", {});
  const report = el("div", {});
  const button = el("button", { class: "button", type: "button" }, "Rebuild");
  let before = null;
  button.addEventListener("click", onceAtATime(button, rebuild));
  const element = el(
    "section",
    { class: "panel projection", "aria-labelledby": heading.id },
    el("div", { class: "title-row" }, heading, state),
    el("p", {}, known.about),
    bar,
    share,
    trouble,
    known.rebuildable && el("div", { class: "buttons" }, button),
    report,
  );
  return { element, update };

  function update(projection) {
    const rebuilding = projection.state === "REBUILDING";
    const percent = Math.floor(projection.progress * 100);
    fill(state, badge(projection.state, STATES[projection.state] ?? projection.state));
    bar.value = projection.progress;
    fill(
      share,
      rebuilding
        ? `Rebuilt to ${percent} %, while the present copy goes on serving`
        : `Position ${number(projection.position)} of ${number(projection.head)}, ${behind(projection.lag)}`,
    );
    button.hidden = rebuilding;
    fill(report, projection.lastRebuild && reportOf(projection.lastRebuild));
    if (before === "REBUILDING" && !rebuilding && projection.lastRebuild) say(sentence(name, projection.lastRebuild));
    before = projection.state;
  }

  async function rebuild() {
    fill(trouble);
    try {
      const { body } = await ask("POST", `/projections/${encodeURIComponent(name)}/rebuild`);
      say(`The ${name} is being rebuilt`);
      before = "REBUILDING";
      if (body.state === "REBUILDING") update(body);
    } catch (refused) {
      if (!(refused instanceof Refused)) throw refused;
      fill(trouble, problem(refused));
    }
    await look();
  }
}

function behind(lag) {
  return lag === 0 ? "up to date" : `${count(lag, "domain event")} behind`;
}

function sentence(name, { swapped, differences, error }) {
  if (!swapped) return `The rebuild of the ${name} failed: ${error}`;
  return `The ${name} is rebuilt, ${found(differences)}`;
}

function found(differences) {
  return differences.length === 0 ? "and was what the log says" : `${count(differences.length, "difference")} mended`;
}

function reportOf({ startedAt, events, seconds, differences, swapped, error }) {
  return el(
    "div",
    { class: "report" },
    el("h3", {}, "Last rebuild"),
    el(
      "dl",
      {},
      fact("Begun", exactly(startedAt)),
      fact("Replayed", `${count(events, "domain event")} in ${number(seconds)} s`),
      fact("Result", swapped ? "The new copy serves" : `The old copy goes on serving. ${error ?? ""}`),
      fact("Differences", differences.length === 0 ? "None: it was what the log says" : links(differences)),
    ),
  );
}

function fact(term, value) {
  return el("div", {}, el("dt", {}, term), el("dd", {}, value));
}

function links(ids) {
  return el("ul", {}, ids.map((id) => el("li", {}, el("a", { href: address("event", { id }) }, el("code", {}, id)))));
}
