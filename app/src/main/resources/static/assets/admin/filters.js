import { el, freshId } from "./dom.js";
import { choice, filterPanel, labelled } from "./filter-panel.js";
import { address, go } from "./router.js";
import { zone } from "./when.js";
import { statuses } from "./words.js";

/** The parameters of `GET /events` that the address of the table has, too. */
export const FILTERS = ["dateFrom", "dateTo", "dateMode", "tz", "locations", "status"];

/** The form above the table, filled from the address. */
export function filters(parameters) {
  const given = (name) => parameters.get(name) ?? "";
  const chosen = new Set(given("status").toUpperCase().split(","));
  return filterPanel(
    {
      name: "Filter events",
      filtering: FILTERS.some((name) => given(name) !== ""),
      cleared: address("events"),
      apply: (data) => go(address("events", asked(data))),
    },
    labelled("From", el("input", { type: "date", name: "dateFrom", value: given("dateFrom") })),
    labelled("To", el("input", { type: "date", name: "dateTo", value: given("dateTo") })),
    labelled(
      "Matches",
      choice("dateMode", [["", "running then"], ["starts", "starting then"]], given("dateMode")),
    ),
    zoneField(given("tz") || zone()),
    labelled(
      "Places",
      el("input", { name: "locations", value: given("locations"), placeholder: "Berlin, Lisbon", autocomplete: "off" }),
      "wide",
    ),
    el(
      "fieldset",
      { class: "choices wide" },
      el("legend", {}, "Status"),
      statuses.map(([value, word]) =>
        el("label", {}, el("input", { type: "checkbox", name: "status", value, checked: chosen.has(value) }), word),
      ),
    ),
  );
}

/** A zone says something only where there are days. */
function asked(data) {
  const one = (name) => data.get(name).trim();
  const days = one("dateFrom") !== "" || one("dateTo") !== "";
  return {
    dateFrom: one("dateFrom"),
    dateTo: one("dateTo"),
    dateMode: days ? one("dateMode") : "",
    tz: days ? one("tz") : "",
    locations: one("locations"),
    status: data.getAll("status").join(","),
  };
}

function zoneField(value) {
  const zones = el(
    "datalist",
    { id: freshId("zones") },
    ["UTC", ...Intl.supportedValuesOf("timeZone")].map((name) => el("option", { value: name })),
  );
  const input = el("input", { name: "tz", value, list: zones.id, autocomplete: "off", spellcheck: "false" });
  const field = labelled("Days in zone", input);
  field.append(zones);
  return field;
}
