import { el, fill } from "./dom.js";
import { eventFields, notesField } from "./fields.js";
import { clearRefusal, formTop, onceAtATime, showRefusal } from "./form.js";
import { say } from "./notice.js";
import { save } from "./save.js";
import { shown } from "./changes.js";

/**
 * The form for one event as it is now.
 *
 * @param known the event and its etag
 * @param listener told `saved(known)` when anything was, `stale(part saved)` when somebody else was faster
 * @returns its `section`; `rebase(known)` shows a newer event and leaves what was typed; `reset(known)` drops that;
 *     `isDirty()` tells whether there is any
 */
export function editor(known, listener) {
  const details = eventFields();
  const notes = notesField();
  const fields = [...details, notes];
  const top = formTop();
  const locked = el("p", { class: "fine" });
  const button = el("button", { class: "button primary" }, "Save changes");
  const undo = el("button", { class: "button", type: "button", on: { click: () => reset(known) } }, "Undo typing");
  const form = el(
    "form",
    { class: "editor", novalidate: true, on: { submit: onceAtATime(button, submit), input: markDirty } },
    top,
    locked,
    fields.map((field) => field.element),
    el("div", { class: "buttons" }, button, undo),
  );
  reset(known);
  return { section: el("section", { class: "panel" }, el("h2", {}, "Edit"), form), rebase, reset, isDirty };

  function isDirty() {
    return fields.some((field) => field.isDirty);
  }

  function markDirty() {
    undo.hidden = !isDirty();
  }

  function reset(newer) {
    known = newer;
    clearRefusal(fields, top);
    fields.forEach((field) => {
      field.show(known.event[field.name]);
      field.remark();
    });
    lockDetails();
    markDirty();
  }

  function rebase(newer) {
    const before = known.event;
    known = newer;
    fields.forEach((field) => {
      const now = known.event[field.name];
      if (!field.isDirty) field.show(now);
      else if (before[field.name] !== now) {
        field.rebase(now);
        field.remark(field.isDirty && ["Meanwhile it says: ", el("q", {}, shown(field.name, now))]);
      }
    });
    lockDetails();
    markDirty();
  }

  function lockDetails() {
    const cancelled = known.event.status === "CANCELLED";
    details.forEach((field) => field.lock(cancelled));
    fill(locked, cancelled && "A cancelled event keeps its details; its notes may change.");
  }

  async function submit() {
    clearRefusal(fields, top);
    if (!isDirty()) {
      say("There is nothing to save");
      return;
    }
    const result = await save(
      known,
      details.some((field) => field.isDirty)
        ? Object.fromEntries(details.map((field) => [field.name, field.value]))
        : null,
      notes.isDirty ? { value: notes.value } : null,
    );
    takeSaved(result);
    if (result.refused === null) {
      say("Saved");
    } else if (result.refused.isStale) {
      listener.stale(result.saved.length > 0 ? PARTLY : "");
    } else {
      showRefusal(fields, top, result.refused, before(result));
    }
  }

  function takeSaved(result) {
    if (result.saved.length === 0) return;
    known = result.known;
    (result.saved.includes("details") ? details : []).forEach(showSaved);
    (result.saved.includes("notes") ? [notes] : []).forEach(showSaved);
    lockDetails();
    markDirty();
    listener.saved(known);
  }

  function showSaved(field) {
    field.show(known.event[field.name]);
    field.remark();
  }

  function before({ saved, refusedPart, refused }) {
    if (saved.length > 0) return PARTLY;
    if (refused.isUncertain) return "Perhaps this was saved, perhaps not; saving again does no harm.";
    return refusedPart === "details" && notes.isDirty ? "Nothing was saved, the notes neither." : "";
  }
}

const PARTLY = "Title, dates and place were saved. The notes were not:";
