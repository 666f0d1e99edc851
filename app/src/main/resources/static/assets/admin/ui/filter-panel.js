import { el, uniqueId } from "./dom.js";

const WIDE = matchMedia("(min-width: 44rem)");

/**
 * Collapsible filter form. Open on wide screens; on narrow ones only if a filter is set.
 *
 * @param label the form's name for screen readers
 * @param isFiltering whether a filter is set
 * @param clearUrl the URL without filters
 * @param onApply called with the form's data
 */
export function filterPanel({ label, isFiltering, clearUrl, onApply }, ...fields) {
  const buttons = el(
    "div",
    { class: "buttons" },
    el("button", { class: "button primary" }, "Apply"),
    el("a", { class: "button", href: clearUrl }, "Clear"),
  );
  return el(
    "details",
    { class: "panel filter-panel", open: WIDE.matches || isFiltering },
    el("summary", {}, "Filter"),
    el("form", { class: "filters", "aria-label": label, novalidate: true, on: { submit } }, fields, buttons),
  );

  function submit(event) {
    event.preventDefault();
    onApply(new FormData(event.target));
  }
}

/** An input with its label. */
export function labelled(text, input, className = "") {
  input.id = uniqueId(input.name);
  return el("div", { class: `field ${className}` }, el("label", { for: input.id }, text), input);
}

/** A select element with `[value, label]` options. */
export function select(name, options, selected) {
  return el(
    "select",
    { name },
    options.map(([value, label]) => el("option", { value, selected: value === selected }, label)),
  );
}
