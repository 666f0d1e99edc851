import { navigate, viewUrl } from "../router.js";
import { timeZone } from "../ui/date-format.js";
import { el, uniqueId } from "../ui/dom.js";
import { filterPanel, labelled, select } from "../ui/filter-panel.js";
import { statuses } from "../ui/labels.js";

/** The filter parameters of `GET /events`, which the view's URL has under the same names. */
export const FILTERS = ["dateFrom", "dateTo", "dateMode", "tz", "locations", "status"];

/** The filter form of the event list, filled from the URL's parameters. */
export function filterForm(parameters) {
  const parameter = (name) => parameters.get(name) ?? "";
  const selected = new Set(parameter("status").toUpperCase().split(","));
  return filterPanel(
    {
      label: "Filter events",
      isFiltering: FILTERS.some((name) => parameter(name) !== ""),
      clearUrl: viewUrl("events"),
      onApply: (data) => navigate(viewUrl("events", filtersOf(data))),
    },
    labelled("From", el("input", { type: "date", name: "dateFrom", value: parameter("dateFrom") })),
    labelled("To", el("input", { type: "date", name: "dateTo", value: parameter("dateTo") })),
    labelled(
      "Matches",
      select("dateMode", [["", "running then"], ["starts", "starting then"]], parameter("dateMode")),
    ),
    timeZoneField(parameter("tz") || timeZone()),
    labelled(
      "Locations",
      el("input", {
        name: "locations",
        value: parameter("locations"),
        placeholder: "Berlin, Lisbon",
        autocomplete: "off",
      }),
      "wide",
    ),
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

/** Time zone and date mode are only included together with a date. */
function filtersOf(data) {
  const text = (name) => data.get(name).trim();
  const hasDates = text("dateFrom") !== "" || text("dateTo") !== "";
  return {
    dateFrom: text("dateFrom"),
    dateTo: text("dateTo"),
    dateMode: hasDates ? text("dateMode") : "",
    tz: hasDates ? text("tz") : "",
    locations: text("locations"),
    status: data.getAll("status").join(","),
  };
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
