import { el } from "./dom.js";

/** Display labels for the API's constants and field names. */
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
  location: "Location",
  status: "Status",
  internalNotes: "Internal notes",
  createdBy: "Created by",
};

/** In the language of the page, whatever the language of the browser. */
const NUMBER = new Intl.NumberFormat(document.documentElement.lang);

export const statuses = Object.entries(STATUSES);
export const types = Object.entries(TYPES);

export function statusLabel(status) {
  return STATUSES[status] ?? status;
}

export function typeLabel(type) {
  return TYPES[type] ?? type;
}

export function fieldLabel(field) {
  return FIELDS[field] ?? field;
}

export function formatNumber(n) {
  return NUMBER.format(n);
}

/** A number with its noun: "1 event", "20 events". */
export function formatCount(n, singular, plural = `${singular}s`) {
  return `${formatNumber(n)} ${n === 1 ? singular : plural}`;
}

/** A coloured label. The colour is redundant to the text. */
export function badge(kind, label) {
  return el("span", { class: `badge ${kind.toLowerCase()}` }, label);
}

export function statusBadge(status) {
  return badge(status, statusLabel(status));
}
