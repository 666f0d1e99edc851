import { el, fill } from "../ui/dom.js";
import { errorBox } from "../ui/messages.js";

/**
 * Shows the error messages of the service at their fields and focuses the first invalid field. Messages without a field
 * of the form appear in the error area.
 *
 * @param fields in the order of the form
 * @param errors the form's error area
 * @param introduction text before the message, for example about the parts that were saved
 */
export function showErrors(fields, errors, error, introduction = "") {
  const detailsOf = (field) => error.details.filter((detail) => detail.field === field.name);
  fields.forEach((field) => field.setErrors(detailsOf(field).map((detail) => detail.message)));
  const names = new Set(fields.map((field) => field.name));
  const otherDetails = error.details.filter((detail) => !names.has(detail.field));
  const requestId = error.status >= 500 ? error.requestId : null;
  const { message, isRefusedToken } = error;
  fill(errors, errorBox({ message, requestId, details: otherDetails, isRefusedToken }, introduction));
  const firstInvalid = fields.find((field) => detailsOf(field).length > 0);
  if (firstInvalid) firstInvalid.focus();
  else errors.querySelector(".problem").scrollIntoView({ block: "nearest" });
}

/** Shows the problems of the fields themselves, like {@link showErrors}, and returns whether there are none. */
export function checkFields(fields, errors) {
  const details = fields
    .filter((field) => field.problem !== null)
    .map((field) => ({ field: field.name, message: field.problem }));
  const message = "Nothing was sent: check the marked fields.";
  if (details.length > 0) showErrors(fields, errors, { message, details });
  return details.length === 0;
}

/** Removes the messages of {@link showErrors}. */
export function clearErrors(fields, errors) {
  fields.forEach((field) => field.setErrors([]));
  fill(errors);
}

/**
 * Event listener that runs asynchronous work at most once at a time; calls during a run are ignored. Meanwhile the
 * button is marked as busy and keeps the focus.
 */
export function exclusively(button, work) {
  let isBusy = false;
  return async (event) => {
    event.preventDefault();
    if (isBusy) return;
    isBusy = true;
    button.setAttribute("aria-disabled", "true");
    button.classList.add("busy");
    try {
      await work();
    } finally {
      isBusy = false;
      button.removeAttribute("aria-disabled");
      button.classList.remove("busy");
    }
  };
}

/** Container for the errors that concern a whole form. */
export function errorArea() {
  return el("div", { class: "form-errors" });
}
