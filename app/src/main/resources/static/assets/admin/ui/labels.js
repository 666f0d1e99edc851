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
  "event-discarded": "Discarded",
  "cancellation-reason-revised": "Reason revised",
  "publication-scheduled": "Publication scheduled",
  "publication-unscheduled": "Publication unscheduled",
};

const FIELDS = {
  title: "Title",
  startAt: "Starts",
  endAt: "Ends",
  location: "Location",
  status: "Status",
  internalNotes: "Internal notes",
  createdBy: "Created by",
  publishAt: "To be published",
  reason: "Reason",
};

const PERMISSIONS = {
  "events:read": "see events with drafts, notes and histories",
  "events:write": "create and change events",
  "events:erase": "erase personal data",
  "audit:read": "see the audit log",
  "notifications:read": "see notifications",
  "notifications:write": "send notifications again",
  "projections:read": "see the projections",
  "projections:write": "rebuild projections",
  "metrics:read": "see metrics",
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

/** What a scope permits, as a continuation of "to". */
export function permissionLabel(scope) {
  return PERMISSIONS[scope] ?? `use ${scope}`;
}

/** Message for a token that lacks a scope. */
export function missingScope(scope) {
  return `Your token does not allow you to ${permissionLabel(scope)}: it lacks the scope ${scope}.`;
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
