import { refuseZone } from "../../time-zone.js";
import { request } from "../api/api.js";
import { viewUrl } from "../router.js";
import { el, fill } from "../ui/dom.js";
import { formatCount, statuses } from "../ui/labels.js";
import { announceToScreenReaders, errorBox } from "../ui/messages.js";
import { pager } from "../ui/pager.js";
import { bulkReport } from "./bulk-report.js";
import { eventTable } from "./event-table.js";
import { filterForms } from "./filters.js";
import { eventQuery, filtersOf, sortOf, SORTS } from "./list-query.js";
import { selectionBar } from "./selection.js";

/** View with the table of events, filtered and paged by the URL's parameters, and actions on selected ones. */
export async function show(main, parameters, { signal }) {
  const filters = filtersOf(parameters);
  const result = el("section", { "aria-label": "Events found", "aria-busy": "true" });
  const report = bulkReport(signal, load);
  fill(
    main,
    el(
      "header",
      { class: "title-row" },
      el("h1", { tabindex: "-1" }, "Events"),
      el(
        "div",
        { class: "buttons", "data-scope": "events:write" },
        el("a", { class: "button primary", href: viewUrl("new") }, "New event"),
        el("a", { class: "button", href: viewUrl("import") }, "Import"),
      ),
    ),
    filterForms(filters),
    report.element,
    result,
  );
  await load();

  async function load() {
    const page = eventQuery(filters, { page: parameters.get("page") });
    try {
      const [{ body }, countsByStatus] = await Promise.all([
        request("GET", `/events?${page}`, { signal }),
        countByStatus(filters, signal),
      ]);
      fill(result, summary(body.pagination, countsByStatus), events(body.events), pager(body.pagination, pageUrl));
      announceToScreenReaders(`${formatCount(body.pagination.total, "event")} found`);
    } catch (error) {
      if (signal.aborted) return;
      if (isAboutZone(error) && refuseZone(page.get("tz"))) return show(main, parameters, { signal });
      fill(result, errorBox(error, "", load));
    }
    result.removeAttribute("aria-busy");
  }

  function events(found) {
    if (found.length === 0) return noEvents();
    const selection = selectionBar(found, report.run);
    const order = Object.fromEntries(SORTS)[sortOf(filters)].toLowerCase();
    return [selection.element, eventTable(found, `Events, ${order} first`, selection.checkboxOf)];
  }

  function pageUrl(page) {
    return viewUrl("events", { ...filters, page: page === 1 ? "" : page });
  }
}

function isAboutZone({ details = [] }) {
  return details.some(({ field }) => field === "tz");
}

/** Labels with the number of events of each selected status that match the other filters. */
async function countByStatus(filters, signal) {
  const selected = filters.status.toUpperCase();
  const counted = statuses.filter(([status]) => selected === "" || selected.split(",").includes(status));
  return Promise.all(
    counted.map(async ([status, label]) => {
      const { body } = await request("GET", `/events?${eventQuery(filters, { status, limit: 1 })}`, { signal });
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

function noEvents() {
  const hint = el("span", { "data-scope": "events:write" }, " or create a new event");
  return el("p", { class: "empty panel" }, "No events found. Choose other days, clear a filter", hint, ".");
}
