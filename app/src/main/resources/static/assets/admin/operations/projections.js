import { request } from "../api/api.js";
import { ApiError } from "../api/http.js";
import { exclusively } from "../form/form.js";
import { eventLink } from "../permissions.js";
import { timeToSecond } from "../ui/date-format.js";
import { el, fill, uniqueId } from "../ui/dom.js";
import { badge, formatCount, formatNumber } from "../ui/labels.js";
import { announce, errorBox } from "../ui/messages.js";

const POLL_MILLIS = 4000;
const REBUILD_POLL_MILLIS = 400;

const STATES = { LIVE: "Live", CATCHING_UP: "Catching up", REBUILDING: "Rebuilding", FAILED: "Failed" };

const PROJECTIONS = {
  catalog: { description: "Read model of all lists and event pages.", isRebuildable: true },
  notifications: { description: "Records a delivery for each notification and channel. Stateless; cannot be rebuilt." },
  summaries: { description: "Evicts cached summaries of changed events. Stateless; cannot be rebuilt." },
};

/** View of the projections: position of each, and the rebuild of those that can be rebuilt. */
export async function show(main, _, { signal }) {
  const errors = el("div", {});
  const cards = el("div", { class: "cards" });
  const cardsByName = new Map();
  fill(
    main,
    el("header", { class: "title-row" }, el("h1", { tabindex: "-1" }, "Projections")),
    el("p", { class: "lead" }, "The projections of the event log and how far behind they are."),
    errors,
    cards,
  );
  let timer;
  signal.addEventListener("abort", () => clearTimeout(timer));
  await poll();

  async function poll() {
    clearTimeout(timer);
    let isRebuilding = false;
    try {
      const { body } = await request("GET", "/projections", { signal });
      fill(errors);
      body.projections.forEach(update);
      isRebuilding = body.projections.some((projection) => projection.state === "REBUILDING");
    } catch (error) {
      if (signal.aborted) return;
      fill(errors, errorBox(error, "", poll));
      // Another poll would ask for a token again.
      if (error.isRefusedToken) return;
    }
    if (!signal.aborted) timer = setTimeout(poll, isRebuilding ? REBUILD_POLL_MILLIS : POLL_MILLIS);
  }

  function update(projection) {
    if (!cardsByName.has(projection.name)) {
      cardsByName.set(projection.name, projectionCard(projection.name, poll));
      cards.append(cardsByName.get(projection.name).element);
    }
    cardsByName.get(projection.name).update(projection);
  }
}

function projectionCard(name, poll) {
  const { description, isRebuildable } = PROJECTIONS[name] ?? { description: "" };
  const heading = el("h2", { id: uniqueId("projection") }, name);
  const state = el("span", {});
  const bar = el("progress", { max: "1", "aria-label": `Progress of the projection ${name}` });
  const position = el("p", { class: "secondary" });
  const errors = el("div", {});
  const report = el("div", {});
  const button = el("button", { class: "button", type: "button" }, "Rebuild");
  let lastState = null;
  button.addEventListener("click", exclusively(button, rebuild));
  const element = el(
    "section",
    { class: "panel projection", "aria-labelledby": heading.id },
    el("div", { class: "title-row" }, heading, state),
    el("p", {}, description),
    bar,
    position,
    errors,
    isRebuildable && el("div", { class: "buttons", "data-scope": "projections:write" }, button),
    report,
  );
  return { element, update };

  function update(projection) {
    const { lastRebuild } = projection;
    const isRebuilding = projection.state === "REBUILDING";
    const percent = Math.floor(projection.progress * 100);
    fill(state, badge(projection.state, STATES[projection.state] ?? projection.state));
    bar.value = projection.progress;
    fill(
      position,
      isRebuilding ? `Rebuilt to ${percent} %, the current copy stays in use` : positionText(projection),
    );
    button.hidden = isRebuilding;
    fill(report, lastRebuild && rebuildReport(lastRebuild));
    if (lastState === "REBUILDING" && !isRebuilding && lastRebuild) announce(rebuildResult(name, lastRebuild));
    lastState = projection.state;
  }

  async function rebuild() {
    fill(errors);
    try {
      const { body } = await request("POST", `/projections/${encodeURIComponent(name)}/rebuild`);
      announce(`The rebuild of the ${name} has started`);
      lastState = "REBUILDING";
      if (body.state === "REBUILDING") update(body);
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      fill(errors, errorBox(error));
    }
    await poll();
  }
}

function positionText({ position, head, lag }) {
  const lagText = lag === 0 ? "up to date" : `${formatCount(lag, "domain event")} behind`;
  return `Position ${formatNumber(position)} of ${formatNumber(head)}, ${lagText}`;
}

function rebuildResult(name, { swapped, differences, error }) {
  if (!swapped) return `The rebuild of the ${name} failed: ${error}`;
  if (differences.length === 0) return `The ${name} is rebuilt, no differences found`;
  return `The ${name} is rebuilt, ${formatCount(differences.length, "difference")} fixed`;
}

function rebuildReport({ startedAt, events, seconds, differences, swapped, error }) {
  return el(
    "div",
    { class: "report" },
    el("h3", {}, "Last rebuild"),
    el(
      "dl",
      {},
      fact("Started", timeToSecond(startedAt)),
      fact("Replayed", `${formatCount(events, "domain event")} in ${formatNumber(seconds)} s`),
      fact("Result", swapped ? "The new copy is in use" : `The old copy stays in use. ${error ?? ""}`),
      fact("Differences", differences.length === 0 ? "None" : eventLinks(differences)),
    ),
  );
}

function fact(term, value) {
  return el("div", {}, el("dt", {}, term), el("dd", {}, value));
}

function eventLinks(ids) {
  return el("ul", {}, ids.map((id) => el("li", {}, eventLink(id, el("code", {}, id)))));
}
