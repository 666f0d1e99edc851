import { el, fill } from "./dom.js";
import { problem } from "./notice.js";

/**
 * Puts the service's messages beside the fields they are about and the focus on the first of them; what is about no
 * field goes to the top of the form, and so does what does not name any.
 *
 * @param fields in the order of the form
 * @param top where the rest is shown
 * @param before words to put before the message, for example what did go well
 */
export function showRefusal(fields, top, refused, before = "") {
  const about = (field) => refused.details.filter((detail) => detail.field === field.name);
  fields.forEach((field) => field.refuse(about(field).map((detail) => detail.message)));
  const named = new Set(fields.map((field) => field.name));
  const rest = refused.details.filter((detail) => !named.has(detail.field));
  fill(top, problem({ ...pick(refused), details: rest }, before));
  const first = fields.find((field) => about(field).length > 0);
  if (first) first.input.focus();
  else top.querySelector(".problem").scrollIntoView({ block: "nearest" });
}

/** Takes back what {@link showRefusal} has shown. */
export function clearRefusal(fields, top) {
  fields.forEach((field) => field.refuse([]));
  fill(top);
}

/**
 * Runs something at most once at a time; the button says so meanwhile, and keeps the focus.
 *
 * @param work what to do; further clicks while it runs do nothing
 */
export function onceAtATime(button, work) {
  let busy = false;
  return async (event) => {
    event.preventDefault();
    if (busy) return;
    busy = true;
    button.setAttribute("aria-disabled", "true");
    button.classList.add("busy");
    try {
      await work();
    } finally {
      busy = false;
      button.removeAttribute("aria-disabled");
      button.classList.remove("busy");
    }
  };
}

/** A place for what concerns a whole form. */
export function formTop() {
  return el("div", { class: "form-top" });
}

function pick({ message, requestId, status }) {
  return { message, requestId: status >= 500 ? requestId : null };
}
