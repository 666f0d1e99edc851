import { ApiError } from "../api/http.js";
import { field } from "../form/field.js";
import { checkFields, clearErrors, errorArea, showErrors } from "../form/form.js";
import { permissionNote } from "../permissions.js";
import { guardLeaving, listUrl } from "../router.js";
import { confirm } from "../ui/dialog.js";
import { el, fill, quoted } from "../ui/dom.js";
import { countLines, importFile } from "./import-file.js";
import { importReport } from "./import-report.js";

const MAX_BYTES = 64 * 1024 * 1024;
const EXAMPLE =
  '{"title": "Jazz", "startAt": "2099-06-18T18:00:00Z", "endAt": "2099-06-18T22:30:00Z", "location": "Hamburg"}';

const UNREADABLE = {
  message: "Nothing was sent.",
  details: [{ field: "file", message: "Cannot be read; choose it again" }],
};

/** View that creates an event from each line of a file, or checks the lines only, and reports the refused ones. */
export async function show(main, _, { signal }) {
  const file = fileField();
  const errors = errorArea();
  const buttons = el("div", { class: "buttons", "data-scope": "events:write" });
  const result = el("div", {});
  let running = null;
  showButtons();
  fill(
    main,
    el("p", { class: "back-link" }, el("a", { href: listUrl() }, "All events")),
    el("header", { class: "title-row" }, el("h1", { tabindex: "-1" }, "Import")),
    el(
      "form",
      { class: "panel import", novalidate: true, on: { submit: (event) => event.preventDefault() } },
      errors,
      el("p", {}, "Each line of the file is an event in JSON. Without a status, as here, it becomes a draft:"),
      el("p", { class: "secondary address" }, el("code", {}, EXAMPLE)),
      file.element,
      buttons,
      permissionNote("events:write"),
    ),
    result,
  );
  guardLeaving(
    () => running !== null,
    () => "Leave before the import is complete?",
    "The remaining lines will not be imported.",
  );
  signal.addEventListener("abort", () => running?.abort());

  function showButtons() {
    const hadFocus = buttons.contains(document.activeElement);
    fill(
      buttons,
      running === null
        ? [button("Import", "primary", () => run(false)), button("Check only", "", () => run(true))]
        : button("Stop", "", () => running?.abort()),
    );
    if (hadFocus) buttons.querySelector("button").focus();
  }

  async function run(isDryRun) {
    clearErrors([file], errors);
    if (running !== null || !checkFields([file], errors)) return;
    running = new AbortController();
    try {
      const lines = await countLines(file.value).catch(() => null);
      if (lines === null) showErrors([file], errors, UNREADABLE);
      else if (isDryRun || (await confirm(questionAbout(file.value)))) await perform(isDryRun, lines, running.signal);
    } finally {
      running = null;
      showButtons();
    }
  }

  async function perform(isDryRun, lines, stopped) {
    const chosen = file.value;
    const report = importReport(isDryRun, lines);
    showButtons();
    fill(result, report.element);
    report.focus();
    try {
      for await (const outcomes of importFile(chosen, isDryRun, stopped)) report.add(outcomes);
      report.complete();
    } catch (error) {
      if (stopped.aborted) report.stop();
      else if (error instanceof ApiError) report.fail(error);
      else throw error;
    }
  }
}

function fileField() {
  const input = el("input", { type: "file", accept: ".jsonl,.ndjson,.json", required: true });
  return field({
    name: "file",
    label: "File",
    hint: "At most 64 MiB and 100,000 lines, in UTF-8",
    input,
    toValue: () => input.files[0],
    problemOf() {
      if (input.files.length === 0) return "Choose a file";
      return input.files[0].size > MAX_BYTES ? "Is larger than 64 MiB; import it in parts" : null;
    },
  });
}

function questionAbout({ name }) {
  return {
    question: ["Import ", quoted(name), "?"],
    consequence:
      "Each line creates an event and sends its notification; what has the status PUBLISHED is public at once." +
      " Lines that were imported before create nothing.",
    confirmLabel: "Import the file",
    kind: "primary",
  };
}

function button(label, kind, onClick) {
  return el("button", { class: `button ${kind}`, type: "button", on: { click: onClick } }, label);
}
