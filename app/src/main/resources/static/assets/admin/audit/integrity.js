import { request } from "../api/api.js";
import { ApiError } from "../api/http.js";
import { exclusively } from "../form/form.js";
import { timeToSecond } from "../ui/date-format.js";
import { el, fill, uniqueId } from "../ui/dom.js";
import { openFile } from "../ui/file-writer.js";
import { badge, formatCount, formatNumber } from "../ui/labels.js";
import { announce, errorBox } from "../ui/messages.js";

/** Section with the evidence that the event log was not rewritten: a checkpoint to keep, and the verification. */
export function integritySection(signal) {
  const heading = el("h2", { id: uniqueId("integrity") }, "Integrity");
  const result = el("div", {});
  return el(
    "section",
    { class: "panel integrity", "aria-labelledby": heading.id },
    heading,
    el("p", { class: "secondary" }, EXPLANATION),
    el(
      "div",
      { class: "buttons" },
      button("Verify the log", () => read("/audit/verify", verification)),
      button("Take a checkpoint", () => read("/audit/checkpoint", checkpoint)),
    ),
    result,
  );

  async function read(path, view) {
    fill(result);
    try {
      const { body } = await request("GET", path, { signal });
      const { content, summary } = view(body);
      fill(result, content);
      announce(summary);
    } catch (error) {
      if (signal.aborted) return;
      if (!(error instanceof ApiError)) throw error;
      fill(result, errorBox(error));
    }
  }
}

const EXPLANATION =
  "The domain events are a hash chain. A checkpoint that is kept outside the service shows later that nothing before " +
  "it was changed: a verification up to its position has the same hash.";

function verification({ from, to, events, valid, firstMismatch, problem, hash }) {
  const range = `positions ${formatNumber(from)} to ${formatNumber(to)}`;
  if (!valid) {
    const message = `Position ${formatNumber(firstMismatch)} does not match: ${problem}`;
    return { content: errorBox({ message }, `The log was changed (${range}).`), summary: "The log is not valid" };
  }
  const content = [
    el("p", {}, badge("live", "Valid"), ` ${formatCount(events, "domain event")}, ${range}`),
    facts([["Hash", el("code", {}, hash)]]),
  ];
  return { content, summary: `The log is valid: ${formatCount(events, "domain event")}` };
}

function checkpoint(body) {
  const content = [
    facts([
      ["Position", formatNumber(body.position)],
      ["Hash", el("code", {}, body.hash)],
      ["Time", timeToSecond(body.time)],
      ["Signature", body.signature ? el("code", {}, body.signature) : "none: the service has no signing key"],
    ]),
    el("div", { class: "buttons" }, button("Save the checkpoint", () => save(body))),
  ];
  return { content, summary: `Checkpoint at position ${formatNumber(body.position)}` };
}

async function save(body) {
  const file = await openFile(`checkpoint-${body.position}.json`, "application/json");
  if (file === null) return;
  await file.write(`${JSON.stringify(body)}\n`);
  await file.close();
}

function facts(entries) {
  const fact = ([term, value]) => el("div", {}, el("dt", {}, term), el("dd", {}, value));
  return el("dl", { class: "changes" }, entries.map(fact));
}

function button(label, work) {
  const element = el("button", { class: "button", type: "button" }, label);
  element.addEventListener("click", exclusively(element, work));
  return element;
}
