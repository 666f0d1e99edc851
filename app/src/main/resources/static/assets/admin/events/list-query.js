import { requestZone, ZONE } from "../../time-zone.js";
import { localTimeOf } from "../form/local-time.js";

/**
 * What the event list shows, by the parameters of the view's URL: those of `GET /events` under the same names, and
 * `period`, which applies unless days are chosen.
 */
const FILTERS = ["q", "dateFrom", "dateTo", "dateMode", "tz", "locations", "status", "sort", "limit"];

/** Periods by name, each with its label, the days of the query and the order. */
export const PERIODS = {
  "": { label: "From today", days: (today) => ({ dateFrom: today }), sort: "startAt" },
  past: { label: "Until today", days: (today) => ({ dateTo: today }), sort: "-startAt" },
  all: { label: "All days", days: () => ({}), sort: "-startAt" },
};
const CHOSEN_DAYS = { days: () => ({}), sort: "startAt" };

/** Orders with their labels. */
export const SORTS = [
  ["startAt", "Earliest start"],
  ["-startAt", "Latest start"],
  ["-updatedAt", "Latest change"],
  ["updatedAt", "Oldest change"],
];

/** Numbers of events on a page; the first one is the default. */
export const LIMITS = ["20", "50", "100"];

/** The parameters of the view's URL, without the page; empty text for those that are absent, and for a refused zone. */
export function filtersOf(parameters) {
  const filters = Object.fromEntries([...FILTERS, "period"].map((name) => [name, parameters.get(name) ?? ""]));
  return { ...filters, tz: requestZone(filters.tz) };
}

/** The query of `GET /events`, with the parameters of `overrides` in place of the filters. */
export function eventQuery(filters, overrides) {
  const today = localTimeOf(new Date().toISOString(), ZONE).slice(0, "0000-00-00".length);
  const days = hasDays(filters) ? {} : { ...periodOf(filters).days(today), tz: requestZone() };
  const { period: _, ...query } = { limit: LIMITS[0], ...given(filters), ...days, sort: sortOf(filters), ...overrides };
  return new URLSearchParams(given(query));
}

/** The period, which also has the order for days that were chosen. */
export function periodOf(filters) {
  if (hasDays(filters)) return CHOSEN_DAYS;
  return PERIODS[Object.hasOwn(PERIODS, filters.period) ? filters.period : ""];
}

/** The order, by default that of the period. */
export function sortOf(filters) {
  return filters.sort || periodOf(filters).sort;
}

/** Whether days are chosen. */
export function hasDays({ dateFrom, dateTo }) {
  return dateFrom !== "" || dateTo !== "";
}

/** The parameters that are not empty. */
function given(parameters) {
  return Object.fromEntries(Object.entries(parameters).filter(([, value]) => value));
}
