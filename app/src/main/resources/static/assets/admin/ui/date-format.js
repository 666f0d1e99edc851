import { el } from "./dom.js";

/** Instants in the visitor's time zone and language, and as values of date-time inputs. */
const MINUTE_FORMAT = new Intl.DateTimeFormat(undefined, { dateStyle: "medium", timeStyle: "short" });
const SECOND_FORMAT = new Intl.DateTimeFormat(undefined, { dateStyle: "medium", timeStyle: "medium" });
const LANGUAGE = SECOND_FORMAT.resolvedOptions().locale;

/** The visitor's IANA time zone, such as Europe/Berlin. */
export function timeZone() {
  return Intl.DateTimeFormat().resolvedOptions().timeZone;
}

/** Time element with an instant to the second; the tooltip shows the API's value. */
export function timeToSecond(instant) {
  return el("time", { datetime: instant, title: instant, lang: LANGUAGE }, SECOND_FORMAT.format(new Date(instant)));
}

/** Element with a range of two instants to the minute; the tooltip shows the API's values. */
export function timeRange(from, to) {
  return el("span", { title: `${from} – ${to}`, lang: LANGUAGE }, MINUTE_FORMAT.formatRange(new Date(from), new Date(to)));
}

/** The value of a `datetime-local` input for an instant, without fractions of a second. */
export function toInputValue(instant) {
  const date = new Date(instant);
  const day = `${pad(date.getFullYear(), 4)}-${pad(date.getMonth() + 1)}-${pad(date.getDate())}`;
  const seconds = date.getSeconds() === 0 ? "" : `:${pad(date.getSeconds())}`;
  return `${day}T${pad(date.getHours())}:${pad(date.getMinutes())}${seconds}`;
}

/**
 * RFC 3339 date-time for the value of a `datetime-local` input, with the visitor's UTC offset at that time; null if
 * empty.
 */
export function fromInputValue(value) {
  const date = new Date(value);
  if (value === "") return null;
  if (Number.isNaN(date.getTime())) return value;
  const seconds = value.length > "0000-00-00T00:00".length ? "" : ":00";
  return value + seconds + utcOffset(date);
}

/** The visitor's UTC offset at a date, such as +02:00. */
export function utcOffset(date) {
  const minutes = -Math.round(date.getTimezoneOffset());
  const sign = minutes < 0 ? "-" : "+";
  return sign + pad(Math.floor(Math.abs(minutes) / 60)) + ":" + pad(Math.abs(minutes) % 60);
}

function pad(number, digits = 2) {
  return String(number).padStart(digits, "0");
}
