import { guardLeaving } from "../router.js";
import { confirm } from "../ui/dialog.js";
import { el, fill, uniqueId } from "../ui/dom.js";
import { badge, formatCount } from "../ui/labels.js";
import { announce } from "../ui/messages.js";
import { performOn } from "./bulk-actions.js";
import { titleLink } from "./event-table.js";

/**
 * Performs an action on several events, one after the other, and reports the result of each.
 *
 * @param signal aborted when the view changes; the remaining events are left as they are then
 * @param reload called after the last event
 * @returns the `element` with the report, and `run(action, events)`, which asks for confirmation first
 */
export function bulkReport(signal, reload) {
  const element = el("div", {});
  let isRunning = false;
  guardLeaving(
    () => isRunning,
    () => "Leave before all events are done?",
    "The remaining events will be left as they are.",
  );
  return { element, run };

  async function run(action, events) {
    if (isRunning) return;
    const field = action.field?.() ?? null;
    const isConfirmed = await confirm({
      question: `${action.verb} ${formatCount(events.length, action.noun)}?`,
      consequence: action.consequence,
      details: el("ul", { class: "affected" }, events.map(({ title }) => el("li", {}, el("bdi", {}, title)))),
      confirmLabel: action.confirmLabel,
      kind: action.kind,
      field,
    });
    if (isConfirmed) await perform(action, events, field?.value);
  }

  async function perform(action, events, value) {
    const heading = el("h2", { id: uniqueId("report"), tabindex: "-1" }, `${action.verb}: in progress`);
    const list = el("ol", { class: "results" });
    const buttons = el("div", { class: "buttons" });
    fill(element, el("section", { class: "panel bulk-report", "aria-labelledby": heading.id }, heading, list, buttons));
    heading.focus();
    const results = await performAll(action, events, value, (result) => {
      list.append(resultItem(action, result));
      fill(heading, `${action.verb}: ${list.children.length} of ${events.length}`);
    });
    const summary = `${action.done}: ${results.filter((result) => result.isDone).length} of ${events.length}`;
    fill(heading, summary);
    const retriable = results.filter((result) => result.canRetry).map((result) => result.event);
    fill(buttons, retriable.length > 0 && retryButton(action, retriable, value), closeButton());
    // With a refused token the list would open the sign-in dialog a second time.
    if (!signal.aborted && !results.at(-1)?.isRefused) await reload();
    announce(summary);
  }

  async function performAll(action, events, value, onResult) {
    const results = [];
    isRunning = true;
    try {
      for (const event of events) {
        if (signal.aborted) break;
        const last = results.at(-1);
        results.push(last?.isRefused ? { ...last, event } : await performOn(action, event, value));
        onResult(results.at(-1));
      }
    } finally {
      isRunning = false;
    }
    return results;
  }

  function retryButton(action, events, value) {
    const retry = () => perform(action, events, value);
    const label = `Try again: ${formatCount(events.length, "event")}`;
    return el("button", { class: "button small primary", type: "button", on: { click: retry } }, label);
  }

  function closeButton() {
    const close = () => {
      fill(element);
      document.querySelector("h1").focus();
    };
    return el("button", { class: "button small", type: "button", on: { click: close } }, "Close the report");
  }
}

function resultItem(action, { isDone, event, message }) {
  const title = isDone && action.discards ? el("bdi", {}, event.title) : titleLink(event);
  return el("li", {}, title, " ", badge(isDone ? "sent" : "dead", isDone ? action.done : "Not done"), " ", message);
}
