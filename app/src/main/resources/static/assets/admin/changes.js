import { el, unseen } from "./dom.js";
import { exactly } from "./when.js";
import { fieldWord, statusWord } from "./words.js";

/** The changes of one entry of the history or the audit log: for each field what it said and what it says since. */
export function changesOf({ changes, erased }) {
  const entries = Object.entries(changes ?? {});
  if (entries.length === 0) return null;
  return el("dl", { class: "changes" }, entries.map(([field, change]) => difference(field, change, erased)));
}

function difference(field, change, entryErased) {
  const erased = change.erased || (entryErased && PERSONAL.has(field) && change.from === null && change.to === null);
  return el(
    "div",
    {},
    el("dt", {}, fieldWord(field)),
    el("dd", {}, erased ? el("span", { class: "erased" }, "erased") : values(field, change)),
  );
}

const PERSONAL = new Set(["internalNotes", "createdBy"]);

function values(field, { from, to }) {
  return [
    from !== null && [unseen("from "), el("del", {}, shown(field, from)), " "],
    from !== null && el("span", { class: "arrow", "aria-hidden": "true" }, "→ "),
    from !== null && unseen("to "),
    to === null ? el("span", { class: "nothing" }, "nothing") : el("ins", {}, shown(field, to)),
  ];
}

/** What a field says, as people read it. */
export function shown(field, value) {
  if (value === null || value === undefined) return el("span", { class: "nothing" }, "nothing");
  if (field === "startAt" || field === "endAt") return exactly(value);
  if (field === "status") return statusWord(value);
  return String(value);
}
