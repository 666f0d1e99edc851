import { el } from "./dom.js";

/**
 * Modal confirmation dialog. The initial focus is on the button that declines; on close the focus returns to where it
 * was.
 *
 * @param question the heading: a text, or texts and elements
 * @param consequence what confirming does
 * @param details an element with more than the consequence, null if there is none
 * @param confirmLabel label of the button that confirms
 * @param kind "danger" or "primary", the style of that button
 * @param field a field to fill in, null if there is none; it has the initial focus unless the kind is "danger"
 * @returns a promise of whether the question was confirmed
 */
export async function confirm({
  question,
  consequence,
  details = null,
  confirmLabel,
  declineLabel = "No, go back",
  kind = "danger",
  field = null,
}) {
  const heading = el("h2", { id: "dialog-question" }, question);
  const text = el("p", { id: "dialog-consequence" }, consequence);
  // Not a submit button, because the Enter key in a field confirms.
  const decline = el("button", { type: "button", class: "button", autofocus: true }, declineLabel);
  const form = el(
    "form",
    { method: "dialog", novalidate: true },
    heading,
    text,
    details,
    field?.element,
    el("div", { class: "buttons" }, decline, el("button", { value: "yes", class: `button ${kind}` }, confirmLabel)),
  );
  const { dialog, result } = openDialog(form, heading, text);
  decline.addEventListener("click", () => dialog.close("no"));
  if (kind !== "danger") field?.input.focus();
  return (await result) === "yes";
}

/**
 * Opens a modal dialog, which is removed when it is closed.
 *
 * @param heading element of the content that names the dialog
 * @param text element of the content that describes it
 * @returns the dialog, and a promise of its return value
 */
export function openDialog(content, heading, text) {
  const dialog = el("dialog", { "aria-labelledby": heading.id, "aria-describedby": text.id }, content);
  document.body.append(dialog);
  dialog.showModal();
  const result = new Promise((resolve) => {
    dialog.addEventListener("close", () => {
      dialog.remove();
      resolve(dialog.returnValue);
    });
  });
  return { dialog, result };
}
