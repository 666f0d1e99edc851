import { el, unseen } from "./dom.js";
import { exactly } from "./when.js";
import { fieldWord, statusWord } from "./words.js";

/** The changes of one entry of the history or the audit log: for each field what it said and what it says since. */
export function changesOf({ changes }) {
  const entries = Object.entries(changes ?? {});
  if (entries.length === 0) return null;
  return el("dl", { class: "changes" }, entries.map(([field, change]) => difference(field, change)));
}

function difference(field, change) {
  return el("div", {}, el("dt", {}, fieldWord(field)), el("dd", {}, values(field, change)));
}

/** Of an erased change, null is what was erased; of any other, it is nothing. */
function values(field, { from, to, erased }) {
  const side = (value) => (value === null && erased ? el("span", { class: "erased" }, "erased") : shown(field, value));
  if (from === null && (!erased || to === null)) return to === null ? side(to) : el("ins", {}, side(to));
  return [
    unseen("from "),
    el("del", {}, side(from)),
    el("span", { class: "arrow", "aria-hidden": "true" }, " → "),
    unseen(" to "),
    el("ins", {}, side(to)),
  ];
}

/** What a field says, as people read it. */
export function shown(field, value) {
  if (value === null || value === undefined) return el("span", { class: "nothing" }, "nothing");
  if (field === "startAt" || field === "endAt") return exactly(value);
  if (field === "status") return statusWord(value);
  return String(value);
}
