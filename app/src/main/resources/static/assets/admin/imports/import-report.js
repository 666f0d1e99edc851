import { allows } from "../api/session.js";
import { viewUrl } from "../router.js";
import { el, fill, uniqueId } from "../ui/dom.js";
import { formatCount, formatNumber } from "../ui/labels.js";
import { announce, errorBox } from "../ui/messages.js";

/** Refused lines that are shown; of the others the report has the number. */
const MAX_SHOWN = 500;

const UNCERTAIN = "Some lines may have been imported; importing the file again creates nothing twice.";

/**
 * Report of an import, which grows with its outcomes: their numbers, and each refused line with its reasons.
 *
 * @param isDryRun whether the lines are checked only
 * @param lines the number of lines of the file
 * @returns its `element`; `focus()`; `add(outcomes)`; `complete()`, `stop()` and `fail(error)` at the end
 */
export function importReport(isDryRun, lines) {
  const [verb, done, createdLabel] = isDryRun
    ? ["Check", "Checked", "can be created"]
    : ["Import", "Imported", "created"];
  const numbers = { created: 0, existing: 0, refused: 0 };
  let last = null;
  const heading = el("h2", { id: uniqueId("report"), tabindex: "-1" }, `${verb}: in progress`);
  const bar = el("progress", { max: String(lines), value: 0, "aria-label": "Lines done" });
  const counts = el("p", {});
  const note = el("div", {});
  const list = el("ul", { class: "results" });
  const element = el(
    "section",
    { class: "panel import", "aria-labelledby": heading.id },
    heading,
    bar,
    counts,
    note,
    list,
  );
  return { element, focus: () => heading.focus(), add, complete, stop, fail };

  function add(outcomes) {
    const refused = outcomes.filter(({ error }) => error);
    const created = outcomes.filter(({ status }) => status === 201).length;
    const room = Math.max(0, MAX_SHOWN - numbers.refused);
    list.append(...refused.slice(0, room).map(refusedLine));
    numbers.created += created;
    numbers.refused += refused.length;
    numbers.existing += outcomes.length - created - refused.length;
    last = outcomes.at(-1) ?? last;
    bar.value = last?.line ?? 0;
    fill(counts, summary());
  }

  function complete() {
    end(done);
    const later = `No line after line ${formatNumber(last?.line ?? 0)} was ${done.toLowerCase()}.`;
    if (isEndedBy(last)) fill(note, errorBox({ message: later }));
    else if (last === null) fill(note, el("p", {}, "The file has no lines."));
    else if (numbers.created > 0 && !isDryRun && allows("events:read")) fill(note, latestLink());
  }

  function stop() {
    end(`The ${verb.toLowerCase()} is stopped`);
    fill(note, !isDryRun && el("p", {}, UNCERTAIN));
  }

  function fail(error) {
    end(`The ${verb.toLowerCase()} has failed`);
    fill(note, errorBox(error, error.isUncertain && !isDryRun ? UNCERTAIN : ""));
  }

  function end(result) {
    bar.remove();
    const hidden = numbers.refused - list.children.length;
    const omission = hidden > 0 && `; ${formatCount(hidden, "refused line is", "refused lines are")} not shown`;
    fill(counts, summary(), omission);
    fill(heading, result);
    announce(`${result}: ${summary()}`);
  }

  function summary() {
    const { created, existing, refused } = numbers;
    const texts = [[created, createdLabel], [existing, "already there"], [refused, "refused"]];
    return texts.map(([number, label]) => `${formatNumber(number)} ${label}`).join(", ");
  }
}

/** Whether the service has ended the import at this outcome: beyond a limit, or because it is not available. */
function isEndedBy(outcome) {
  return outcome !== null && (outcome.status === 413 || outcome.status >= 500);
}

function refusedLine({ line, error: { message, details = [] } }) {
  const fields = details.map((detail) => `${detail.field}: ${detail.message}`).join(". ");
  return el("li", {}, el("strong", {}, `Line ${formatNumber(line)}`), ` ${fields || message}`);
}

function latestLink() {
  const href = viewUrl("events", { period: "all", sort: "-updatedAt" });
  return el("a", { class: "button small", href }, "Show the latest changes");
}
