/**
 * Builds an element. Children that are not nodes become text, so data is never read as markup.
 *
 * An attribute that is null, undefined or false is left out, one that is true is written empty; `on` takes listeners by
 * the name of their event, `value` is set as a property.
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
  element.append(...present(children));
  return element;
}

/** Puts these children in the place of whatever the element had. */
export function fill(element, ...children) {
  element.replaceChildren(...present(children));
  return element;
}

/** Text for screen readers alone. */
export function unseen(text) {
  return el("span", { class: "unseen" }, text);
}

let lastId = 0;

/** An id for a label or a description to point at, unlike any other on the page. */
export function freshId(prefix) {
  lastId += 1;
  return `${prefix}-${lastId}`;
}

function present(children) {
  return children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false);
}
