import { el } from "./dom.js";

/**
 * Asks before something that cannot be taken back. The focus starts on the way out, and goes back to where it was.
 *
 * @param question the heading, which names what it is about
 * @param consequence what will happen
 * @param yes the label of the button that goes on
 * @param kind "danger" or "primary", the look of that button
 * @returns whether to go on
 */
export function confirmed({ question, consequence, yes, no = "No, go back", kind = "danger" }) {
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
      el("button", { value: "no", class: "button", autofocus: true }, no),
      el("button", { value: "yes", class: `button ${kind}` }, yes),
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
