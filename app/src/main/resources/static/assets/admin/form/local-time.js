/**
 * Local date-times of a time zone and their instants. A local date-time is the value of a `datetime-local` input, such
 * as 2027-10-31T02:30; an instant is an RFC 3339 date-time with the zone's UTC offset.
 */
const LOCAL = /^\d{4,}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?$/;
const DAY_MILLIS = 24 * 60 * 60 * 1000;
const SECONDS_PER_HOUR = 3600;

/**
 * The instants at which the clocks of a zone show a local date-time: usually one; none when they are put forward over
 * it; two, the earlier first, when they are put back over it. Null for text that is no date-time.
 */
export function instantsOf(local, timeZone) {
  const asUtc = LOCAL.test(local) ? Date.parse(`${local}Z`) : NaN;
  if (Number.isNaN(asUtc)) return null;
  // The offset changes at most once within two days; offsets are at most 14 hours.
  const offsets = new Set([asUtc - DAY_MILLIS, asUtc + DAY_MILLIS].map((millis) => offsetSeconds(millis, timeZone)));
  return [...offsets]
    .filter((offset) => offsetSeconds(asUtc - offset * 1000, timeZone) === offset)
    .sort((a, b) => b - a)
    .map((offset) => withSeconds(local) + offsetText(offset));
}

/** The local date-time of an instant in a zone, to the second; the seconds are omitted if they are zero. */
export function localTimeOf(instant, timeZone) {
  const millis = Date.parse(instant);
  const local = new Date(millis + offsetSeconds(millis, timeZone) * 1000).toISOString();
  return local.slice(0, local.lastIndexOf(".")).replace(/:00$/, "");
}

/** The UTC offset in an RFC 3339 date-time, such as +02:00. */
export function offsetOf(instant) {
  return instant.slice(-"+00:00".length);
}

/** The UTC offset of an instant in a zone, such as +02:00. */
export function offsetAt(instant, timeZone) {
  return offsetText(offsetSeconds(Date.parse(instant), timeZone));
}

function offsetSeconds(millis, timeZone) {
  const format = new Intl.DateTimeFormat("en", { timeZone, timeZoneName: "longOffset" });
  const name = format.formatToParts(millis).find((part) => part.type === "timeZoneName").value;
  const [, sign, hours, minutes, seconds = 0] = /^GMT(?:([+-])(\d{2}):(\d{2})(?::(\d{2}))?)?$/.exec(name) ?? [];
  if (sign === undefined) return 0;
  return (sign === "-" ? -1 : 1) * (hours * SECONDS_PER_HOUR + minutes * 60 + Number(seconds));
}

/** RFC 3339 has no seconds in an offset; zones have them before 1972 only. */
function offsetText(offset) {
  const minutes = Math.round(Math.abs(offset) / 60);
  return (offset < 0 ? "-" : "+") + pad(Math.floor(minutes / 60)) + ":" + pad(minutes % 60);
}

function withSeconds(local) {
  return local.length > "0000-00-00T00:00".length ? local : `${local}:00`;
}

function pad(number) {
  return String(number).padStart(2, "0");
}
