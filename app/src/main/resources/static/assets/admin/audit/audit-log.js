import { request } from "../api/api.js";
import { dateTimeField } from "../form/date-time-field.js";
import { navigate, viewUrl } from "../router.js";
import { el, fill } from "../ui/dom.js";
import { filterPanel } from "../ui/filter-panel.js";
import { formatNumber } from "../ui/labels.js";
import { announceToScreenReaders, errorBox } from "../ui/messages.js";
import { loggedItem } from "./audit-entry.js";
import { auditExport } from "./audit-export.js";
import { filterOf, typeAndActorFields } from "./audit-filter.js";
import { integritySection } from "./integrity.js";
import { titleCache } from "./title-cache.js";

const PAGE_SIZE = 50;
const FILTERS = ["from", "to", "type", "actor"];

/**
 * View of the audit log in pages, oldest entry first: without a filter it begins with the last page. With the export of
 * all that matches the filter, and the evidence that the event log was not rewritten.
 */
export async function show(main, parameters, { signal }) {
  const filter = filterOf(parameters, FILTERS);
  const result = el("section", { "aria-label": "Entries", "aria-busy": "true" });
  const titleOf = titleCache(signal);
  fill(
    main,
    el("header", { class: "title-row" }, el("h1", { tabindex: "-1" }, "Audit log")),
    filterForm(parameters),
    auditExport(filter, signal),
    result,
    integritySection(signal),
  );
  await load();

  async function load() {
    try {
      const after = await firstPosition();
      const query = new URLSearchParams({ ...filter, after, limit: PAGE_SIZE });
      const { body, position } = await request("GET", `/audit/events?${query}`, { signal });
      fill(result, entryList(body.entries), pagerOf(after, body, position));
      announceToScreenReaders(rangeOf(body.entries));
    } catch (error) {
      if (signal.aborted) return;
      fill(result, errorBox(error, "", load));
    }
    result.removeAttribute("aria-busy");
  }

  /** The position after which the page starts. */
  async function firstPosition() {
    if (isFiltered() || parameters.get("after")) return parameters.get("after") ?? 0;
    const { position } = await request("GET", "/audit/events?limit=1", { signal });
    return Math.max(0, position - PAGE_SIZE);
  }

  function isFiltered() {
    return Object.keys(filter).length > 0;
  }

  function entryList(entries) {
    if (entries.length === 0) return el("p", { class: "empty panel" }, "No entries found.");
    return [
      el("p", { class: "summary" }, rangeOf(entries)),
      el(
        "div",
        { class: "panel" },
        el("ol", { class: "timeline feed" }, entries.map((entry) => loggedItem(entry, titleOf))),
      ),
    ];
  }

  /** Positions have no gaps, so that pages without a filter can be left backwards, too. */
  function pagerOf(after, { entries, next }, end) {
    const start = Number(after);
    const hasNext = isFiltered() ? entries.length === PAGE_SIZE : next < end;
    const earlier = isFiltered() || start === 0 ? null : Math.max(0, start - PAGE_SIZE);
    const links = [
      start > 0 && pageLink("First", 0),
      earlier !== null && pageLink("Earlier", earlier),
      hasNext && pageLink("Later", next),
      hasNext && !isFiltered() && pageLink("Latest", ""),
    ].filter(Boolean);
    return links.length > 0 && el("nav", { class: "pager", "aria-label": "Pages" }, links);
  }

  function pageLink(label, after) {
    return el("a", { class: "button", href: viewUrl("audit", { ...filter, after }) }, label);
  }
}

function rangeOf(entries) {
  if (entries.length === 0) return "No entries";
  const [first, last] = [entries[0], entries.at(-1)].map(({ position }) => formatNumber(position));
  return `Positions ${first} to ${last}, oldest first`;
}

function filterForm(parameters) {
  const from = dateTimeField("from", "From", { isRequired: false });
  const to = dateTimeField("to", "Before", { isRequired: false });
  const times = [from, to];
  times.forEach((field) => field.setValue(parameters.get(field.name)));
  return filterPanel(
    {
      label: "Filter the audit log",
      isFiltering: FILTERS.some((name) => parameters.get(name)),
      clearUrl: viewUrl("audit"),
      onApply,
    },
    times.map((field) => field.element),
    typeAndActorFields(parameters),
  );

  function onApply(data) {
    times.forEach((field) => field.setErrors(field.problem === null ? [] : [field.problem]));
    const invalid = times.find((field) => field.problem !== null);
    if (invalid) {
      invalid.focus();
      return;
    }
    const range = { from: from.value, to: to.value };
    navigate(viewUrl("audit", { ...range, type: data.get("type"), actor: data.get("actor").trim() }));
  }
}
