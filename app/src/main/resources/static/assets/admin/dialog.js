import { el } from "./dom.js";

/**
 * Modal confirmation dialog. The initial focus is on the button that declines; on close the focus returns to where it
 * was.
 *
 * @param question the heading
 * @param consequence what confirming does
 * @param confirmLabel label of the button that confirms
 * @param kind "danger" or "primary", the style of that button
 * @returns a promise of whether the question was confirmed
 */
export function confirm({ question, consequence, confirmLabel, declineLabel = "No, go back", kind = "danger" }) {
  const heading = el("h2", { id: "dialog-question" }, question);
  const text = el("p", { id: "dialog-consequence" }, consequence);
  const form = el(
    "form",
    { method: "dialog" },
    heading,
    text,
    el(
      "div",
      { class: "buttons" },
      el("button", { value: "no", class: "button", autofocus: true }, declineLabel),
      el("button", { value: "yes", class: `button ${kind}` }, confirmLabel),
    ),
  );
  const dialog = el(
    "dialog",
    { class: "confirm", "aria-labelledby": heading.id, "aria-describedby": text.id },
    form,
  );
  document.body.append(dialog);
  dialog.showModal();
  return new Promise((resolve) => {
    dialog.addEventListener("close", () => {
      dialog.remove();
      resolve(dialog.returnValue === "yes");
    });
  });
}
