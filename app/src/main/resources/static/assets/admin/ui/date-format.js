import { el } from "./dom.js";

/** Instants in the visitor's time zone and language. */
const MINUTE_FORMAT = new Intl.DateTimeFormat(undefined, { dateStyle: "medium", timeStyle: "short" });
const SECOND_FORMAT = new Intl.DateTimeFormat(undefined, { dateStyle: "medium", timeStyle: "medium" });
const LANGUAGE = SECOND_FORMAT.resolvedOptions().locale;

/** Time element with an instant to the second; the tooltip shows the API's value. */
export function timeToSecond(instant) {
  return el("time", { datetime: instant, title: instant, lang: LANGUAGE }, SECOND_FORMAT.format(new Date(instant)));
}

/** Element with a range of two instants to the minute; the tooltip shows the API's values. */
export function timeRange(from, to) {
  const text = MINUTE_FORMAT.formatRange(new Date(from), new Date(to));
  return el("span", { title: `${from} – ${to}`, lang: LANGUAGE }, text);
}
