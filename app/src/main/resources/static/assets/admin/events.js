import { ask } from "./api.js";
import { el, fill } from "./dom.js";
import { filters, FILTERS } from "./filters.js";
import { problem, whisper } from "./notice.js";
import { pager } from "./pager.js";
import { address } from "./router.js";
import { table } from "./table.js";
import { exactly, range } from "./when.js";
import { count, statusBadge, statuses } from "./words.js";

const PER_PAGE = 20;

/** The table of events, filtered and paged by the address. */
export async function show(main, parameters, { signal }) {
  const result = el("section", { "aria-label": "Events found", "aria-busy": "true" });
  fill(
    main,
    el(
      "header",
      { class: "title-row" },
      el("h1", { tabindex: "-1" }, "Events"),
      el("a", { class: "button primary", href: address("new") }, "New event"),
    ),
    filters(parameters),
    result,
  );
  try {
    const [{ body }, totals] = await Promise.all([
      ask("GET", `/events?${query(parameters, { page: parameters.get("page"), limit: PER_PAGE })}`, { signal }),
      countByStatus(parameters, signal),
    ]);
    fill(result, summary(body.pagination, totals), list(body.events), pager(body.pagination, pageOf(parameters)));
    whisper(`${count(body.pagination.total, "event")} found`);
  } catch (refused) {
    if (signal.aborted) return;
    fill(result, problem(refused));
  }
  result.removeAttribute("aria-busy");
}

function query(parameters, more) {
  const asked = new URLSearchParams();
  FILTERS.forEach((name) => parameters.get(name) && asked.set(name, parameters.get(name)));
  Object.entries(more).forEach(([name, value]) => value && asked.set(name, value));
  return asked;
}

/** How many events of each status match the other filters. */
async function countByStatus(parameters, signal) {
  const chosen = (parameters.get("status") ?? "").toUpperCase();
  const asked = statuses.filter(([status]) => chosen === "" || chosen.split(",").includes(status));
  return Promise.all(
    asked.map(async ([status, word]) => {
      const { body } = await ask("GET", `/events?${query(parameters, { status, limit: 1 })}`, { signal });
      return `${count(body.pagination.total, word.toLowerCase(), word.toLowerCase())}`;
    }),
  );
}

function summary({ total }, totals) {
  return el(
    "p",
    { class: "summary" },
    el("strong", {}, count(total, "event")),
    totals.length > 1 && el("span", {}, totals.join(" · ")),
  );
}

function list(events) {
  if (events.length === 0) {
    return el("p", { class: "empty panel" }, "Nothing matches. Clear a filter, or create the event you miss.");
  }
  return table(
    "Events, by their start",
    ["Title", "When", "Place", "Status", "Last change"],
    events.map((event) => [
      el("a", { href: address("event", { id: event.id }) }, event.title),
      range(event.startAt, event.endAt),
      event.location,
      statusBadge(event.status),
      exactly(event.updatedAt),
    ]),
  );
}

function pageOf(parameters) {
  const kept = Object.fromEntries(FILTERS.map((name) => [name, parameters.get(name)]));
  return (page) => address("events", { ...kept, page: page === 1 ? "" : page });
}
