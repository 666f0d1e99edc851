import { ZONE } from "../../time-zone.js";
import { el, fill, uniqueId, visuallyHidden } from "../ui/dom.js";
import { field } from "./field.js";
import { instantsOf, localTimeOf, offsetAt, offsetOf } from "./local-time.js";

const ORDINALS = ["first", "second"];

/**
 * Field for a date-time of the visitor's time zone. A time that does not exist there is refused at the field; for one
 * that occurs twice, a select element offers both, and a live region says so. The text of the field is the local
 * date-time, followed by the UTC offset that was chosen.
 */
export function dateTimeField(name, label, { isRequired = true } = {}) {
  const input = el("input", { type: "datetime-local", required: isRequired });
  const choice = el("select", { id: uniqueId("occurrence") });
  const choiceLabel = el("label", { for: choice.id });
  const choiceBox = el("div", { class: "occurrence", hidden: true }, choiceLabel, choice);
  const status = visuallyHidden("");
  status.setAttribute("role", "status");
  let instants = null;
  let showsGap = false;
  const created = field({
    name,
    label,
    hint: ZONE,
    input,
    toText,
    toValue: () => valueOf(),
    read: () => input.value + (isAmbiguous() ? choice.value : ""),
    write,
    problemOf: () => gap() ?? (isAmbiguous() && choice.value === "" ? "Choose which of the two" : null),
    control: () => (isAmbiguous() ? choice : input),
  });
  input.after(choiceBox, status);
  input.addEventListener("input", () => {
    showInstants();
    announceChoice();
  });
  choice.setAttribute("aria-describedby", input.getAttribute("aria-describedby"));
  choice.addEventListener("input", () => {
    created.setErrors([]);
    announceChoice();
  });
  return created;

  function valueOf() {
    if (input.value === "") return null;
    return instants?.find((instant) => instants.length === 1 || offsetOf(instant) === choice.value) ?? input.value;
  }

  function write(text) {
    const [, local, offset = ""] = /^(.*?)([+-]\d{2}:\d{2})?$/.exec(text);
    input.step = local.length > "0000-00-00T00:00".length ? "1" : "";
    input.value = local;
    showInstants();
    choice.value = offset;
  }

  function showInstants() {
    const before = choice.value;
    const wasAmbiguous = isAmbiguous();
    instants = instantsOf(input.value, ZONE);
    choiceBox.hidden = !isAmbiguous();
    fill(choiceLabel, isAmbiguous() && occursTwice());
    fill(choice, el("option", { value: "" }, "Choose"), isAmbiguous() && instants.map(option));
    choice.value = isAmbiguous() && instants.some((instant) => offsetOf(instant) === before) ? before : "";
    created.setHint(instants?.length === 1 ? `${ZONE}, UTC${offsetOf(instants[0])}` : ZONE);
    if (gap() !== null || showsGap || (wasAmbiguous && !isAmbiguous())) created.setErrors([gap()].filter(Boolean));
    showsGap = gap() !== null;
  }

  /** An unchanged text is not announced again. */
  function announceChoice() {
    const text = isAmbiguous() && choice.value === "" ? `${occursTwice()}: choose which of the two` : "";
    if (status.textContent !== text) fill(status, text);
  }

  function occursTwice() {
    return `“${label}” occurs twice on that day in ${ZONE}`;
  }

  function isAmbiguous() {
    return instants?.length === 2;
  }

  function gap() {
    return instants?.length === 0 ? `Does not exist on that day in ${ZONE}: the clocks are put forward over it` : null;
  }
}

function option(instant, n) {
  return el("option", { value: offsetOf(instant) }, `The ${ORDINALS[n]}, at UTC${offsetOf(instant)}`);
}

/** The text of the field for an instant; empty for null and for other text. */
function toText(instant) {
  if (Number.isNaN(Date.parse(instant ?? ""))) return "";
  const local = localTimeOf(instant, ZONE);
  return instantsOf(local, ZONE)?.length === 2 ? local + offsetAt(instant, ZONE) : local;
}
