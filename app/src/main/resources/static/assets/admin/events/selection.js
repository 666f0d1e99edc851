import { el, fill, uniqueId } from "../ui/dom.js";
import { formatCount } from "../ui/labels.js";
import { BULK_ACTIONS, canBe } from "./bulk-actions.js";

/**
 * Selection of events by checkboxes, and a button for each action that some of the selected allow.
 *
 * @param onAction called with an action and the selected events that allow it
 * @returns the `element` with the buttons, and `checkboxOf(event)`
 */
export function selectionBar(events, onAction) {
  const checkboxes = new Map(events.map((event) => [event.id, checkbox(`Select “${event.title}”`, update)]));
  const all = checkbox(null, selectAll);
  all.id = uniqueId("select-all");
  const count = el("span", { class: "secondary", role: "status" });
  const buttons = el("div", { class: "buttons" });
  const element = el(
    "div",
    { class: "selection", role: "group", "aria-label": "Selected events", "data-scope": "events:write" },
    el("span", { class: "selectable" }, all, el("label", { for: all.id }, "Select all on this page")),
    count,
    buttons,
  );
  return { element, checkboxOf: (event) => checkboxes.get(event.id) };

  function selectAll() {
    checkboxes.forEach((box) => (box.checked = all.checked));
    update();
  }

  function update() {
    const selected = events.filter((event) => checkboxes.get(event.id).checked);
    all.checked = selected.length === events.length;
    all.indeterminate = selected.length > 0 && !all.checked;
    fill(count, selected.length > 0 && `${formatCount(selected.length, "event")} selected`);
    fill(buttons, BULK_ACTIONS.map((action) => button(action, selected.filter((event) => canBe(action, event)))));
  }

  function button(action, possible) {
    if (possible.length === 0) return null;
    const perform = () => onAction(action, possible);
    const attributes = { class: `button small ${action.kind}`, type: "button", on: { click: perform } };
    return el("button", attributes, `${action.verb} ${formatCount(possible.length, action.noun)}`);
  }
}

function checkbox(label, onChange) {
  const attributes = { type: "checkbox", "aria-label": label, "data-scope": "events:write" };
  return el("input", { ...attributes, on: { change: onChange } });
}
