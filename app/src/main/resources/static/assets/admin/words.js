import { el } from "./dom.js";

/** What people call the things that the API names. */
const STATUSES = { DRAFT: "Draft", PUBLISHED: "Published", CANCELLED: "Cancelled" };

const TYPES = {
  "event-created": "Created",
  "event-published": "Published",
  "event-cancelled": "Cancelled",
  "internal-notes-revised": "Notes revised",
  "event-details-revised": "Details revised",
  "personal-data-erased": "Personal data erased",
};

const FIELDS = {
  title: "Title",
  startAt: "Starts",
  endAt: "Ends",
  location: "Place",
  status: "Status",
  internalNotes: "Internal notes",
  createdBy: "Created by",
};

const NUMBER = new Intl.NumberFormat();

export const statuses = Object.entries(STATUSES);
export const types = Object.entries(TYPES);

export function statusWord(status) {
  return STATUSES[status] ?? status;
}

export function typeWord(type) {
  return TYPES[type] ?? type;
}

export function fieldWord(field) {
  return FIELDS[field] ?? field;
}

export function number(n) {
  return NUMBER.format(n);
}

/** "1 event", "20 events". */
export function count(n, one, many = `${one}s`) {
  return `${number(n)} ${n === 1 ? one : many}`;
}

/** A word in a coloured pill; the colour only repeats what the word says. */
export function badge(kind, word) {
  return el("span", { class: `badge ${kind.toLowerCase()}` }, word);
}

export function statusBadge(status) {
  return badge(status, statusWord(status));
}
