import { requestZone } from "../../time-zone.js";
import { navigate, viewUrl } from "../router.js";
import { el, uniqueId } from "../ui/dom.js";
import { filterPanel, labelled, select } from "../ui/filter-panel.js";
import { statuses } from "../ui/labels.js";
import { hasDays, LIMITS, periodOf, PERIODS, sortOf, SORTS } from "./list-query.js";

/**
 * The search form, links that choose the period, and the filter form of the event list. Each form applies what is
 * entered in both; the links keep the filters that are applied.
 */
export function filterForms(filters) {
  const words = el("input", { type: "search", name: "q", value: filters.q, autocomplete: "off", dir: "auto" });
  const panel = filterForm(filters, apply);
  return [searchBar(filters, words, apply), panel];

  function apply() {
    const entered = enteredFilters(new FormData(panel.querySelector("form")), filters.period);
    navigate(viewUrl("events", { ...filters, ...entered, q: words.value.trim() }));
  }
}

function searchBar(filters, words, onFind) {
  const submit = (event) => {
    event.preventDefault();
    onFind();
  };
  return el(
    "div",
    { class: "search-bar" },
    el(
      "form",
      { class: "search", role: "search", on: { submit } },
      labelled("Search", words),
      el("button", { class: "button" }, "Find"),
    ),
    periodLinks(filters),
  );
}

function periodLinks(filters) {
  const withoutDays = { ...filters, dateFrom: "", dateTo: "", dateMode: "", tz: "" };
  return el(
    "nav",
    { class: "switch", "aria-label": "Period" },
    Object.entries(PERIODS).map(([period, { label }]) =>
      el(
        "a",
        {
          class: "button small",
          href: viewUrl("events", { ...withoutDays, period }),
          "aria-current": PERIODS[period] === periodOf(filters) ? "true" : null,
        },
        label,
      ),
    ),
  );
}

function filterForm(filters, onApply) {
  const selected = new Set(filters.status.toUpperCase().split(","));
  return filterPanel(
    {
      label: "Filter events",
      isFiltering: hasDays(filters) || filters.locations !== "" || filters.status !== "",
      clearUrl: viewUrl("events"),
      onApply,
    },
    labelled("From", el("input", { type: "date", name: "dateFrom", value: filters.dateFrom })),
    labelled("To", el("input", { type: "date", name: "dateTo", value: filters.dateTo })),
    labelled("Matches", select("dateMode", [["", "running then"], ["starts", "starting then"]], filters.dateMode)),
    timeZoneField(filters.tz || requestZone()),
    labelled("Locations", locationsInput(filters.locations), "wide"),
    labelled("Sort by", select("sort", SORTS, sortOf(filters))),
    labelled("Events per page", select("limit", LIMITS.map((limit) => [limit, limit]), filters.limit || LIMITS[0])),
    el(
      "fieldset",
      { class: "choices wide" },
      el("legend", {}, "Status"),
      statuses.map(([value, label]) =>
        el("label", {}, el("input", { type: "checkbox", name: "status", value, checked: selected.has(value) }), label),
      ),
    ),
  );
}

/** Time zone and date mode are only included together with a date, the order only if it is not the default. */
function enteredFilters(data, period) {
  const text = (name) => data.get(name).trim();
  const days = { dateFrom: text("dateFrom"), dateTo: text("dateTo") };
  return {
    ...days,
    period: hasDays(days) ? "" : period,
    dateMode: hasDays(days) ? text("dateMode") : "",
    tz: hasDays(days) ? text("tz") : "",
    locations: text("locations"),
    status: data.getAll("status").join(","),
    limit: text("limit") === LIMITS[0] ? "" : text("limit"),
    sort: text("sort") === periodOf({ ...days, period }).sort ? "" : text("sort"),
  };
}

function locationsInput(value) {
  const attributes = { placeholder: "Berlin, Lisbon", autocomplete: "off", dir: "auto" };
  return el("input", { name: "locations", value, ...attributes });
}

function timeZoneField(value) {
  const zones = el(
    "datalist",
    { id: uniqueId("zones") },
    ["UTC", ...Intl.supportedValuesOf("timeZone")].map((name) => el("option", { value: name })),
  );
  const input = el("input", { name: "tz", value, list: zones.id, autocomplete: "off", spellcheck: "false" });
  const field = labelled("Time zone", input);
  field.append(zones);
  return field;
}
