/** Dates in the visitor's time zone and language. */
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

/** Formats the dates of all cards within the container. */
export function formatDates(container) {
  for (const card of container.querySelectorAll(".card")) {
    const time = card.querySelector("time");
    const start = new Date(time.dateTime);
    setText(time, RANGE.formatRange(start, new Date(time.dataset.until)));
    setText(card.querySelector(".month"), MONTH.format(start));
    setText(card.querySelector(".day"), DAY.format(start));
  }
}

function setText(element, text) {
  element.lang = LANGUAGE;
  element.textContent = text;
}
