import { el, fill, freshId } from "./dom.js";
import { fromInput, offset, toInput, zone } from "./when.js";

/**
 * The fields of an event as a form has them. Each one has its `element`, the API's `name`, the `text` that a person
 * typed, and the `value` that the API gets for it; a problem, or a word beside it, is part of what a screen reader says.
 */
export function eventFields() {
  return [
    field({ name: "title", label: "Title", input: el("input", { required: true, autocomplete: "off" }) }),
    when("startAt", "Starts"),
    when("endAt", "Ends"),
    field({ name: "location", label: "Place", input: el("input", { required: true, autocomplete: "off" }) }),
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

/** Who an event was created by, for its creation only. */
export function createdByField() {
  return field({
    name: "createdBy",
    label: "Created by",
    hint: "Optional, for example an e-mail address; never shown to the public",
    input: el("input", { autocomplete: "off" }),
    toValue: (text) => (text === "" ? null : text),
  });
}

/** What an event starts out as. */
export function firstStatusField() {
  return field({
    name: "status",
    label: "Status",
    input: el(
      "select",
      {},
      el("option", { value: "DRAFT" }, "Draft: only staff see it"),
      el("option", { value: "PUBLISHED" }, "Published: everybody sees it at once"),
    ),
  });
}

function when(name, label) {
  const made = field({
    name,
    label,
    hint: zone(),
    input: el("input", { type: "datetime-local", required: true }),
    toText: toInput,
    toValue: fromInput,
  });
  made.input.addEventListener("input", () => {
    const date = new Date(made.input.value);
    made.hint(Number.isNaN(date.getTime()) ? zone() : `${zone()}, UTC${offset(date)}`);
  });
  return made;
}

function field({ name, label, hint = "", input, toText = (value) => value ?? "", toValue = (text) => text }) {
  const note = el("p", { id: freshId("hint"), class: "fine" }, hint);
  const beside = el("p", { id: freshId("beside"), class: "beside" });
  const error = el("p", { id: freshId("error"), class: "field-error" });
  input.id = freshId(name);
  input.name = name;
  input.setAttribute("aria-describedby", `${error.id} ${beside.id} ${note.id}`);
  let given = null;
  let clean = input.value;
  return {
    name,
    input,
    element: el("div", { class: `field ${name}` }, el("label", { for: input.id }, label), input, error, beside, note),

    /** Whether the person has changed what was last shown. */
    get isDirty() {
      return input.value !== clean;
    },

    /** What the API gets: unless it was changed, exactly what it said itself, to the nanosecond. */
    get value() {
      return given !== null && !this.isDirty ? given.value : toValue(input.value);
    },

    /** Shows what the API says; an input may write it in its own way, which is no change by the person. */
    show(value) {
      input.step = String(toText(value)).length > "0000-00-00T00:00".length ? "1" : "";
      input.value = toText(value);
      this.takeAsClean(value);
      input.dispatchEvent(new Event("input"));
    },

    /** Takes what the API says as the ground of what the person has typed, which stays. */
    rebase(value) {
      const typed = input.value;
      this.show(value);
      input.value = typed;
      input.dispatchEvent(new Event("input"));
    },

    takeAsClean(value) {
      given = { value };
      clean = input.value;
    },

    hint(text) {
      fill(note, text);
    },

    /** A word about this field that is not a mistake in it; empty takes it away. */
    remark(...words) {
      fill(beside, ...words);
    },

    /** What the service says is wrong with it; empty when nothing is. */
    refuse(messages) {
      fill(error, messages.join(". "));
      if (messages.length > 0) input.setAttribute("aria-invalid", "true");
      else input.removeAttribute("aria-invalid");
    },

    lock(locked) {
      input.readOnly = locked;
    },
  };
}
