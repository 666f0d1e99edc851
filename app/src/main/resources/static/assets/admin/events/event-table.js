import { viewUrl } from "../router.js";
import { timeRange, timeToSecond } from "../ui/date-format.js";
import { el } from "../ui/dom.js";
import { badge, statusBadge } from "../ui/labels.js";
import { table } from "../ui/table.js";

/**
 * Table of events.
 *
 * @param checkboxOf the checkbox that selects an event
 */
export function eventTable(events, caption, checkboxOf) {
  return table(
    caption,
    ["Title", "Dates", "Location", "Status", "Last change"],
    events.map((event) => [
      el("div", { class: "selectable" }, checkboxOf(event), titleLink(event)),
      timeRange(event.startAt, event.endAt),
      el("bdi", {}, event.location),
      el("div", { class: "badges" }, badges(event), " ", publicLink(event)),
      timeToSecond(event.updatedAt),
    ]),
  );
}

/** Link to the view of an event. */
export function titleLink({ id, title }) {
  return el("a", { href: viewUrl("event", { id }) }, el("bdi", {}, title));
}

/** The status of an event, and whether it is over. */
export function badges({ status, endAt }) {
  return [statusBadge(status), Date.parse(endAt) <= Date.now() && [" ", badge("over", "Over")]];
}

/** Link to the public page of an event; null for a draft, which has none. */
export function publicLink({ id, status, title }) {
  if (status === "DRAFT") return null;
  return el("a", { href: `/e/${id}`, "aria-label": `Public page of “${title}”` }, "Public page");
}
