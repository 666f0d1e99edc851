import { actionsFor } from "./actions.js";
import { ask, Refused } from "./api.js";
import { explainConflict } from "./conflict.js";
import { confirmed } from "./dialog.js";
import { el, fill } from "./dom.js";
import { editor } from "./editor.js";
import { onceAtATime } from "./form.js";
import { history } from "./history.js";
import { problem, say } from "./notice.js";
import { address, askBeforeLeaving } from "./router.js";
import { exactly, range } from "./when.js";
import { statusBadge } from "./words.js";

/** One event: what it says, what can be done to it, and what was. */
export async function show(main, parameters, { signal }) {
  const id = parameters.get("id") ?? "";
  const path = `/events/${encodeURIComponent(id)}`;
  const header = el("header", { class: "event-head" });
  const trouble = el("div", {});
  fill(main, el("p", { class: "back" }, el("a", { href: address("events") }, "All events")), header, trouble);

  let known;
  try {
    known = await fetchEvent();
  } catch (refused) {
    if (!signal.aborted) fill(header, el("h1", { tabindex: "-1" }, "No such event"), problem(refused));
    return;
  }
  if (signal.aborted) return;
  const form = editor(known, { saved: take, stale: (before) => conflict(before) });
  const past = history(id, signal);
  main.append(el("div", { class: "columns" }, form.section, past.section));
  askBeforeLeaving(form.isDirty, () => `Leave “${known.event.title}” without saving?`);
  take(known);

  async function fetchEvent() {
    const { body, etag } = await ask("GET", path, { signal });
    return { event: body, etag };
  }

  function take(newer) {
    known = newer;
    fill(trouble);
    showHead();
    past.refresh();
  }

  function showHead() {
    const { event } = known;
    const focused = header.contains(document.activeElement);
    fill(
      header,
      el(
        "div",
        { class: "title-row" },
        el("h1", { tabindex: "-1" }, event.title),
        el("div", { class: "buttons" }, actionsFor(event).map(actionButton)),
      ),
      el("p", { class: "facts" }, statusBadge(event.status), range(event.startAt, event.endAt), el("span", {}, event.location)),
      el(
        "p",
        { class: "fine" },
        event.createdBy && ["Created by ", event.createdBy, " · "],
        "Last change ",
        exactly(event.updatedAt),
        " · ",
        el("a", { href: address("deliveries", { eventId: event.id }) }, "Notifications"),
        " · ",
        el("code", {}, event.id),
      ),
    );
    if (focused) header.querySelector("h1").focus();
  }

  function actionButton(action) {
    const button = el("button", { class: `button ${action.kind}`, type: "button" }, action.label);
    button.addEventListener("click", onceAtATime(button, () => perform(action)));
    return button;
  }

  async function perform(action) {
    const { title } = known.event;
    const sure = { question: action.question(title), consequence: action.consequence, yes: action.yes };
    if (!(await confirmed({ ...sure, kind: action.kind === "primary" ? "primary" : "danger" }))) return;
    const { method, path: below, body } = action.request();
    try {
      await ask(method, path + below, { body, ifMatch: known.etag });
      await load(form.rebase);
      say(action.done(title));
    } catch (refused) {
      if (!(refused instanceof Refused)) throw refused;
      if (refused.isStale) await conflict("");
      else fill(trouble, problem(refused));
    }
  }

  function conflict(before) {
    const go = (how) => () => load(how).then(() => say("This is the present version"), failed);
    return explainConflict(trouble, {
      id: encodeURIComponent(id),
      version: Number(known.etag.replaceAll('"', "")),
      before,
      keep: go(form.rebase),
      discard: form.isDirty() ? go(form.reset) : null,
      signal,
    });
  }

  async function load(how) {
    const newer = await fetchEvent();
    how(newer);
    take(newer);
  }

  function failed(refused) {
    if (!signal.aborted) fill(trouble, problem(refused));
  }
}
