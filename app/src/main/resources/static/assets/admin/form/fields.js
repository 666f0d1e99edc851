import { el } from "../ui/dom.js";
import { dateTimeField } from "./date-time-field.js";
import { field } from "./field.js";

/**
 * The form fields of an event. Each has its `element`, the API's `name` and the `value` for the API. Error, remark and
 * hint are part of the input's accessible description.
 */
export function eventFields() {
  return [
    field({ name: "title", label: "Title", input: textInput() }),
    dateTimeField("startAt", "Starts"),
    dateTimeField("endAt", "Ends"),
    field({ name: "location", label: "Location", input: textInput() }),
  ];
}

function textInput() {
  return el("input", { required: true, autocomplete: "off", dir: "auto" });
}

export function notesField() {
  return field({
    name: "internalNotes",
    label: "Internal notes",
    hint: "Never shown to the public",
    input: el("textarea", { rows: "5", dir: "auto" }),
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
    input: el("input", { autocomplete: "off", dir: "auto" }),
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
