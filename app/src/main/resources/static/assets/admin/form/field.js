import { el, fill, uniqueId } from "../ui/dom.js";

/**
 * A form field with its `element`, the API's `name` and the `value` for the API. Error, remark and hint are part of the
 * input's accessible description.
 *
 * @param toText the text of a value of the API
 * @param toValue the value for the API of a text
 * @param read the present text, of the input and of what belongs to it
 * @param write shows a text
 * @param problemOf message if the present text has no value for the API, null if it has one
 * @param control the element in which to correct the text
 */
export function field({
  name,
  label,
  hint = "",
  input,
  toText = (value) => value ?? "",
  toValue = (text) => text,
  read = () => input.value,
  write = (text) => (input.value = text),
  problemOf = () => null,
  control = () => input,
}) {
  const hintText = el("p", { id: uniqueId("hint"), class: "secondary" }, hint);
  const remark = el("p", { id: uniqueId("remark"), class: "remark" });
  const error = el("p", { id: uniqueId("error"), class: "field-error" });
  input.id = uniqueId(name);
  input.name = name;
  input.setAttribute("aria-describedby", `${error.id} ${remark.id} ${hintText.id}`);
  const element = el("div", { class: `field ${name}` }, el("label", { for: input.id }, label), input);
  element.append(error, remark, hintText);
  let apiValue = null;
  let cleanText = read();
  return {
    name,
    input,
    element,

    focus() {
      control().focus();
    },

    /** The present text. */
    get text() {
      return read();
    },

    set text(text) {
      write(text);
      input.dispatchEvent(new Event("input", { bubbles: true }));
    },

    /** Whether the text differs from the value that was last set. */
    get isDirty() {
      return read() !== cleanText;
    },

    /** The value for the API. Unless it was changed, it is exactly the one that the API returned, to the nanosecond. */
    get value() {
      return apiValue !== null && !this.isDirty ? apiValue.value : toValue(read());
    },

    /** Why the text cannot be sent; null if it can. */
    get problem() {
      return apiValue !== null && !this.isDirty ? null : problemOf();
    },

    /** Shows a value of the API. The input may normalize it, which does not make the field dirty. */
    setValue(value) {
      write(toText(value));
      apiValue = { value };
      cleanText = read();
      input.dispatchEvent(new Event("input"));
    },

    /** Shows a value as if it were typed. */
    suggest(value) {
      this.text = toText(value);
    },

    /** Sets the value that the field is compared with, and keeps the text. */
    rebase(value) {
      const typed = read();
      this.setValue(value);
      write(typed);
      input.dispatchEvent(new Event("input"));
    },

    setHint(text) {
      fill(hintText, text);
    },

    /** Shows a remark that is not an error; without arguments removes it. */
    setRemark(...content) {
      fill(remark, ...content);
    },

    /** Shows error messages; an empty array removes them. */
    setErrors(messages) {
      fill(error, messages.join(". "));
      element.querySelectorAll("[aria-invalid]").forEach((invalid) => invalid.removeAttribute("aria-invalid"));
      if (messages.length > 0) control().setAttribute("aria-invalid", "true");
    },

    setReadOnly(isReadOnly) {
      input.readOnly = isReadOnly;
      element.querySelectorAll("select").forEach((select) => (select.disabled = isReadOnly));
    },
  };
}
