/** Dates in the visitor's own zone and language. */
const RANGE = new Intl.DateTimeFormat(undefined, {
  weekday: "short",
  day: "numeric",
  month: "short",
  year: "numeric",
  hour: "numeric",
  minute: "2-digit",
  timeZoneName: "short",
});
const MONTH = new Intl.DateTimeFormat(undefined, { month: "short" });
const DAY = new Intl.DateTimeFormat(undefined, { day: "numeric" });
const LANGUAGE = RANGE.resolvedOptions().locale;

/** The visitor's zone, such as Europe/Berlin. */
export const ZONE = RANGE.resolvedOptions().timeZone;

/** Rewrites the dates of all cards within the element. */
export function inTheVisitorsZone(within) {
  for (const card of within.querySelectorAll(".card")) {
    const time = card.querySelector("time");
    const start = new Date(time.dateTime);
    write(time, RANGE.formatRange(start, new Date(time.dataset.until)));
    write(card.querySelector(".month"), MONTH.format(start));
    write(card.querySelector(".day"), DAY.format(start));
  }
}

function write(element, text) {
  element.lang = LANGUAGE;
  element.textContent = text;
}
