import { allows, onActorChange } from "../api/session.js";
import { formatValue } from "../audit/audit-entry.js";
import { eventFields, notesField } from "../form/fields.js";
import { checkFields, clearErrors, errorArea, exclusively, showErrors } from "../form/form.js";
import { permissionNote } from "../permissions.js";
import { el, fill } from "../ui/dom.js";
import { announce } from "../ui/messages.js";
import { saveEvent } from "./save-event.js";

/**
 * Form for the details and notes of one event; read-only while the token may not change events.
 *
 * @param current the event and its etag
 * @param onSaved called with the new event and etag when at least one part was saved
 * @param onStale called on an edit conflict, with a message about the parts that were saved
 * @param signal aborted when the view changes
 * @returns its `section`; `rebase(current)` shows a newer version and keeps the input; `reset(current)` discards the
 *     input; `isDirty()` is whether there is any
 */
export function eventForm(current, { onSaved, onStale, signal }) {
  const details = eventFields();
  const notes = notesField();
  const fields = [...details, notes];
  const heading = el("h2");
  const errors = errorArea();
  const lockedHint = el("p", { class: "secondary" });
  const button = el("button", { class: "button primary" }, "Save changes");
  const undo = el("button", { class: "button", type: "button", on: { click: () => reset(current) } }, "Undo changes");
  const form = el(
    "form",
    { class: "editor", novalidate: true, on: { submit: exclusively(button, submit), input: updateUndo } },
    errors,
    lockedHint,
    fields.map((field) => field.element),
    el("div", { class: "buttons", "data-scope": "events:write" }, button, undo),
    permissionNote("events:write"),
  );
  reset(current);
  onActorChange(lock, signal);
  return { section: el("section", { class: "panel" }, heading, form), rebase, reset, isDirty };

  function isDirty() {
    return fields.some((field) => field.isDirty);
  }

  function updateUndo() {
    undo.hidden = !isDirty();
  }

  function reset(newer) {
    current = newer;
    clearErrors(fields, errors);
    fields.forEach(showCurrent);
    lock();
    updateUndo();
  }

  function rebase(newer) {
    const before = current.event;
    current = newer;
    fields.forEach((field) => {
      const value = current.event[field.name];
      if (!field.isDirty) field.setValue(value);
      else if (before[field.name] !== value) {
        field.rebase(value);
        field.setRemark(field.isDirty && ["Current value: ", el("q", {}, formatValue(field.name, value))]);
      }
    });
    lock();
    updateUndo();
  }

  function lock() {
    const isCancelled = current.event.status === "CANCELLED";
    const isReadOnly = !allows("events:write");
    details.forEach((field) => field.setReadOnly(isReadOnly || isCancelled));
    notes.setReadOnly(isReadOnly);
    fill(heading, isReadOnly ? "Details" : "Edit");
    fill(lockedHint, isCancelled && !isReadOnly && CANCELLED_HINT);
  }

  async function submit() {
    clearErrors(fields, errors);
    if (!isDirty()) {
      announce("There are no changes to save");
      return;
    }
    if (!checkFields(fields, errors)) return;
    const result = await saveEvent(
      current,
      details.some((field) => field.isDirty)
        ? Object.fromEntries(details.map((field) => [field.name, field.value]))
        : null,
      notes.isDirty ? { value: notes.value } : null,
    );
    applySaved(result);
    if (result.error === null) {
      announce("Saved");
    } else if (result.error.isStale) {
      onStale(result.saved.length > 0 ? PARTLY_SAVED : "");
    } else {
      showErrors(fields, errors, result.error, introductionOf(result));
    }
  }

  function applySaved(result) {
    if (result.saved.length === 0) return;
    current = result.current;
    (result.saved.includes("details") ? details : []).forEach(showCurrent);
    (result.saved.includes("notes") ? [notes] : []).forEach(showCurrent);
    lock();
    updateUndo();
    onSaved(current);
  }

  function showCurrent(field) {
    field.setValue(current.event[field.name]);
    field.setRemark();
  }

  function introductionOf({ saved, failedPart, error }) {
    if (saved.length > 0) return PARTLY_SAVED;
    if (error.isUncertain) return "The changes may or may not have been saved. Saving again is safe.";
    return failedPart === "details" && notes.isDirty ? "Nothing was saved, including the notes." : "";
  }
}

const CANCELLED_HINT = "The details of a cancelled event cannot be changed, only its notes.";
const PARTLY_SAVED = "Title, dates and location were saved. The notes were not saved:";
