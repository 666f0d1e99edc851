import { request } from "../api/api.js";
import { viewUrl } from "../router.js";
import { timeRange, timeToSecond } from "../ui/date-format.js";
import { el, fill } from "../ui/dom.js";
import { formatCount, statusBadge, statuses } from "../ui/labels.js";
import { announceToScreenReaders, errorBox } from "../ui/messages.js";
import { pager } from "../ui/pager.js";
import { table } from "../ui/table.js";
import { filterForm, FILTERS } from "./filters.js";

const PAGE_SIZE = 20;

/** View with the table of events, filtered and paged by the URL's parameters. */
export async function show(main, parameters, { signal }) {
  const result = el("section", { "aria-label": "Events found", "aria-busy": "true" });
  fill(
    main,
    el(
      "header",
      { class: "title-row" },
      el("h1", { tabindex: "-1" }, "Events"),
      el("a", { class: "button primary", href: viewUrl("new"), "data-scope": "events:write" }, "New event"),
    ),
    filterForm(parameters),
    result,
  );
  await load();

  async function load() {
    try {
      const [{ body }, countsByStatus] = await Promise.all([
        request("GET", `/events?${query(parameters, { page: parameters.get("page"), limit: PAGE_SIZE })}`, { signal }),
        countByStatus(parameters, signal),
      ]);
      fill(
        result,
        summary(body.pagination, countsByStatus),
        eventTable(body.events),
        pager(body.pagination, pageUrl(parameters)),
      );
      announceToScreenReaders(`${formatCount(body.pagination.total, "event")} found`);
    } catch (error) {
      if (signal.aborted) return;
      fill(result, errorBox(error, "", load));
    }
    result.removeAttribute("aria-busy");
  }
}

function query(parameters, overrides) {
  const result = new URLSearchParams();
  FILTERS.forEach((name) => parameters.get(name) && result.set(name, parameters.get(name)));
  Object.entries(overrides).forEach(([name, value]) => value && result.set(name, value));
  return result;
}

/** Labels with the number of events of each selected status that match the other filters. */
async function countByStatus(parameters, signal) {
  const selected = (parameters.get("status") ?? "").toUpperCase();
  const counted = statuses.filter(([status]) => selected === "" || selected.split(",").includes(status));
  return Promise.all(
    counted.map(async ([status, label]) => {
      const { body } = await request("GET", `/events?${query(parameters, { status, limit: 1 })}`, { signal });
      return `${formatCount(body.pagination.total, label.toLowerCase(), label.toLowerCase())}`;
    }),
  );
}

function summary({ total }, countsByStatus) {
  return el(
    "p",
    { class: "summary" },
    el("strong", {}, formatCount(total, "event")),
    countsByStatus.length > 1 && el("span", {}, countsByStatus.join(" · ")),
  );
}

function eventTable(events) {
  if (events.length === 0) {
    const hint = el("span", { "data-scope": "events:write" }, " or create a new event");
    return el("p", { class: "empty panel" }, "No events found. Clear a filter", hint, ".");
  }
  return table(
    "Events by start date",
    ["Title", "Dates", "Location", "Status", "Last change"],
    events.map((event) => [
      el("a", { href: viewUrl("event", { id: event.id }) }, event.title),
      timeRange(event.startAt, event.endAt),
      event.location,
      statusBadge(event.status),
      timeToSecond(event.updatedAt),
    ]),
  );
}

function pageUrl(parameters) {
  const filters = Object.fromEntries(FILTERS.map((name) => [name, parameters.get(name)]));
  return (page) => viewUrl("events", { ...filters, page: page === 1 ? "" : page });
}
