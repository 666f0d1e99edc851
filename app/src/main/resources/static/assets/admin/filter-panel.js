import { el, freshId } from "./dom.js";

const WIDE = matchMedia("(min-width: 44rem)");

/**
 * A form of filters: always there on a wide screen, folded away on a narrow one unless something is filtered.
 *
 * @param name what it filters, for screen readers
 * @param filtering whether something is
 * @param cleared the address without filters
 * @param apply called with the form's data
 */
export function filterPanel({ name, filtering, cleared, apply }, ...fields) {
  const buttons = el(
    "div",
    { class: "buttons" },
    el("button", { class: "button primary" }, "Apply"),
    el("a", { class: "button", href: cleared }, "Clear"),
  );
  return el(
    "details",
    { class: "panel filter-panel", open: WIDE.matches || filtering },
    el("summary", {}, "Filter"),
    el("form", { class: "filters", "aria-label": name, novalidate: true, on: { submit } }, fields, buttons),
  );

  function submit(event) {
    event.preventDefault();
    apply(new FormData(event.target));
  }
}

/** An input with its label. */
export function labelled(text, input, className = "") {
  input.id = freshId(input.name);
  return el("div", { class: `field ${className}` }, el("label", { for: input.id }, text), input);
}

/** A choice among `[value, word]` pairs. */
export function choice(name, options, chosen) {
  return el(
    "select",
    { name },
    options.map(([value, word]) => el("option", { value, selected: value === chosen }, word)),
  );
}
