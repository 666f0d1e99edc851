import { fromInputValue, timeZone, toInputValue, utcOffset } from "../ui/date-format.js";
import { el, fill, uniqueId } from "../ui/dom.js";

/**
 * The form fields of an event. Each has its `element`, the API's `name` and the `value` for the API. Error, remark and
 * hint are part of the input's accessible description.
 */
export function eventFields() {
  return [
    field({ name: "title", label: "Title", input: el("input", { required: true, autocomplete: "off" }) }),
    dateTimeField("startAt", "Starts"),
    dateTimeField("endAt", "Ends"),
    field({ name: "location", label: "Location", input: el("input", { required: true, autocomplete: "off" }) }),
  ];
}

export function notesField() {
  return field({
    name: "internalNotes",
    label: "Internal notes",
    hint: "Never shown to the public",
    input: el("textarea", { rows: "5" }),
    toValue: (text) => (text === "" ? null : text),
  });
}

/** The field `createdBy`, which can only be set on creation. */
export function createdByField() {
  return field({
    name: "createdBy",
    label: "Created by",
    hint: "Optional, for example an e-mail address; never shown to the public",
    input: el("input", { autocomplete: "off" }),
    toValue: (text) => (text === "" ? null : text),
  });
}

/** The time of a scheduled publication. */
export function publishAtField() {
  return dateTimeField("publishAt", "Publish at");
}

/** The reason of a cancellation. */
export function reasonField() {
  return field({
    name: "reason",
    label: "Reason",
    hint: "Shown to the public with the cancelled event",
    input: el("input", { autocomplete: "off" }),
  });
}

/** The status of a new event. */
export function initialStatusField() {
  return field({
    name: "status",
    label: "Status",
    input: el(
      "select",
      {},
      el("option", { value: "DRAFT" }, "Draft: visible to staff only"),
      el("option", { value: "PUBLISHED" }, "Published: visible to everyone at once"),
    ),
  });
}

function dateTimeField(name, label) {
  const created = field({
    name,
    label,
    hint: timeZone(),
    input: el("input", { type: "datetime-local", required: true }),
    toText: toInputValue,
    toValue: fromInputValue,
  });
  created.input.addEventListener("input", () => {
    const date = new Date(created.input.value);
    created.setHint(Number.isNaN(date.getTime()) ? timeZone() : `${timeZone()}, UTC${utcOffset(date)}`);
  });
  return created;
}

function field({ name, label, hint = "", input, toText = (value) => value ?? "", toValue = (text) => text }) {
  const hintText = el("p", { id: uniqueId("hint"), class: "secondary" }, hint);
  const remark = el("p", { id: uniqueId("remark"), class: "remark" });
  const error = el("p", { id: uniqueId("error"), class: "field-error" });
  input.id = uniqueId(name);
  input.name = name;
  input.setAttribute("aria-describedby", `${error.id} ${remark.id} ${hintText.id}`);
  const element = el("div", { class: `field ${name}` }, el("label", { for: input.id }, label), input);
  element.append(error, remark, hintText);
  let apiValue = null;
  let cleanText = input.value;
  return {
    name,
    input,
    element,

    /** Whether the input differs from the value that was last set. */
    get isDirty() {
      return input.value !== cleanText;
    },

    /** The value for the API. Unless it was changed, it is exactly the one that the API returned, to the nanosecond. */
    get value() {
      return apiValue !== null && !this.isDirty ? apiValue.value : toValue(input.value);
    },

    /** Shows a value of the API. The input may normalize it, which does not make the field dirty. */
    setValue(value) {
      input.step = String(toText(value)).length > "0000-00-00T00:00".length ? "1" : "";
      input.value = toText(value);
      apiValue = { value };
      cleanText = input.value;
      input.dispatchEvent(new Event("input"));
    },

    /** Sets the value that the field is compared with, and keeps the input. */
    rebase(value) {
      const typed = input.value;
      this.setValue(value);
      input.value = typed;
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
      if (messages.length > 0) input.setAttribute("aria-invalid", "true");
      else input.removeAttribute("aria-invalid");
    },

    setReadOnly(isReadOnly) {
      input.readOnly = isReadOnly;
    },
  };
}
