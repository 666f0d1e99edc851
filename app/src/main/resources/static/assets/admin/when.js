import { el } from "./dom.js";

/** Times as the visitor reads them, in the visitor's own zone and language, and as the service wants them. */
const MOMENT = new Intl.DateTimeFormat(undefined, { dateStyle: "medium", timeStyle: "short" });
const EXACT = new Intl.DateTimeFormat(undefined, { dateStyle: "medium", timeStyle: "medium" });

/** The visitor's zone, such as Europe/Berlin. */
export function zone() {
  return Intl.DateTimeFormat().resolvedOptions().timeZone;
}

/** An instant to the minute; hovering tells what the service said. */
export function moment(instant) {
  return el("time", { datetime: instant, title: instant }, MOMENT.format(new Date(instant)));
}

/** An instant to the second. */
export function exactly(instant) {
  return el("time", { datetime: instant, title: instant }, EXACT.format(new Date(instant)));
}

/** From when to when. */
export function range(from, to) {
  return el("span", { title: `${from} – ${to}` }, MOMENT.formatRange(new Date(from), new Date(to)));
}

/** An instant as the value of a `datetime-local` input; less than a second is not shown. */
export function toInput(instant) {
  const date = new Date(instant);
  const day = `${pad(date.getFullYear(), 4)}-${pad(date.getMonth() + 1)}-${pad(date.getDate())}`;
  const seconds = date.getSeconds() === 0 ? "" : `:${pad(date.getSeconds())}`;
  return `${day}T${pad(date.getHours())}:${pad(date.getMinutes())}${seconds}`;
}

/** The value of a `datetime-local` input with the offset that the visitor's zone has then; null for an empty one. */
export function fromInput(value) {
  const date = new Date(value);
  if (value === "") return null;
  if (Number.isNaN(date.getTime())) return value;
  const seconds = value.length > "0000-00-00T00:00".length ? "" : ":00";
  return value + seconds + offset(date);
}

/** The visitor's offset at that moment, such as +02:00. */
export function offset(date) {
  const minutes = -Math.round(date.getTimezoneOffset());
  const sign = minutes < 0 ? "-" : "+";
  return sign + pad(Math.floor(Math.abs(minutes) / 60)) + ":" + pad(Math.abs(minutes) % 60);
}

function pad(number, digits = 2) {
  return String(number).padStart(digits, "0");
}
