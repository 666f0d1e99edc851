/**
 * Builds an element. Children that are not nodes become text nodes, so data is never parsed as markup.
 *
 * Attributes that are null, undefined or false are omitted; true becomes an empty value. `on` maps event types to
 * listeners, `value` is set as a property.
 */
export function el(name, attributes = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (key === "on") {
      Object.entries(value).forEach(([type, listener]) => element.addEventListener(type, listener));
    } else if (key === "value") {
      element.value = value;
    } else if (value !== null && value !== undefined && value !== false) {
      element.setAttribute(key, value === true ? "" : value);
    }
  }
  element.append(...flatten(children));
  return element;
}

/** Replaces the children of the element. */
export function fill(element, ...children) {
  element.replaceChildren(...flatten(children));
  return element;
}

/** Text for screen readers only. */
export function visuallyHidden(text) {
  return el("span", { class: "visually-hidden" }, text);
}

/** A title or another text of users, in quotation marks; its direction does not affect the text around it. */
export function quoted(text) {
  return ["“", el("bdi", {}, text), "”"];
}

let lastId = 0;

/** An element id that is unique on the page. */
export function uniqueId(prefix) {
  lastId += 1;
  return `${prefix}-${lastId}`;
}

function flatten(children) {
  return children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false);
}
