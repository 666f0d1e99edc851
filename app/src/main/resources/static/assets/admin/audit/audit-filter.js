import { el } from "../ui/dom.js";
import { labelled, select } from "../ui/filter-panel.js";
import { types } from "../ui/labels.js";

/** The parameters of the view's URL with these names that are not empty; `GET /audit/events` has them, too. */
export function filterOf(parameters, names) {
  return Object.fromEntries(names.map((name) => [name, parameters.get(name)]).filter(([, value]) => value));
}

/** Fields for the type and the actor of entries. */
export function typeAndActorFields(parameters) {
  const actor = parameters.get("actor") ?? "";
  return [
    labelled("Type", select("type", [["", "All"], ...types], parameters.get("type") ?? "")),
    labelled("Actor", el("input", { name: "actor", value: actor, spellcheck: "false", autocomplete: "off" })),
  ];
}
