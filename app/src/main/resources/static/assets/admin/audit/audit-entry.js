import { eventLink } from "../permissions.js";
import { timeToSecond } from "../ui/date-format.js";
import { el, visuallyHidden } from "../ui/dom.js";
import { fieldLabel, statusLabel, typeLabel } from "../ui/labels.js";

/**
 * List item for one entry of the history or the audit log.
 *
 * @param ordinal the entry's version or position, with its label
 * @param link a link to the entry's event; null within the event's own history
 */
export function entryItem(entry, { ordinal, link = null }) {
  return el(
    "li",
    { class: entry.type },
    el(
      "p",
      {},
      el("strong", {}, typeLabel(entry.type)),
      link && [" ", link],
      " by ",
      el("span", { class: "actor" }, entry.actor ?? "unknown actor"),
    ),
    changeList(entry),
    el(
      "p",
      { class: "secondary" },
      timeToSecond(entry.at),
      ` · ${ordinal}`,
      entry.requestId && [" · request ", el("code", {}, entry.requestId)],
    ),
  );
}

/**
 * List item for one entry of the audit log, with its position and a link to its event.
 *
 * @param titleOf the title of an entry's event, as an element
 */
export function loggedItem(entry, titleOf) {
  return entryItem(entry, { ordinal: `position ${entry.position}`, link: eventLink(entry.eventId, titleOf(entry)) });
}

function changeList({ changes }) {
  const entries = Object.entries(changes ?? {});
  if (entries.length === 0) return null;
  return el("dl", { class: "changes" }, entries.map(([field, change]) => changeItem(field, change)));
}

function changeItem(field, change) {
  return el("div", {}, el("dt", {}, fieldLabel(field)), el("dd", {}, values(field, change)));
}

/** In an erased change, null stands for the erased value; otherwise it stands for no value. */
function values(field, { from, to, erased }) {
  const valueOf = (value) =>
    value === null && erased ? el("span", { class: "erased" }, "erased") : formatValue(field, value);
  if (from === null && (!erased || to === null)) return to === null ? valueOf(to) : el("ins", {}, valueOf(to));
  return [
    visuallyHidden("from "),
    el("del", {}, valueOf(from)),
    el("span", { class: "arrow", "aria-hidden": "true" }, " → "),
    visuallyHidden(" to "),
    el("ins", {}, valueOf(to)),
  ];
}

const DATE_TIMES = ["startAt", "endAt", "publishAt"];

/** The value of a field in readable form. */
export function formatValue(field, value) {
  if (value === null || value === undefined) return el("span", { class: "no-value" }, "nothing");
  if (DATE_TIMES.includes(field)) return timeToSecond(value);
  if (field === "status") return statusLabel(value);
  return el("bdi", {}, String(value));
}
