import { ApiError } from "../api/http.js";
import { guardLeaving } from "../router.js";
import { el, fill } from "../ui/dom.js";
import { openFile } from "../ui/file-writer.js";
import { formatCount } from "../ui/labels.js";
import { announce, errorBox } from "../ui/messages.js";
import { auditPages } from "./audit-pages.js";
import { csvEntry, CSV_HEADER } from "./csv.js";

const FORMATS = [
  { label: "Export as CSV", suffix: "csv", type: "text/csv", header: CSV_HEADER, line: csvEntry },
  {
    label: "Export as JSON lines",
    suffix: "jsonl",
    type: "application/x-ndjson",
    header: "",
    line: (entry) => `${JSON.stringify(entry)}\n`,
  },
];

/**
 * Buttons that write all entries matching a filter to a file, page by page.
 *
 * @param filter the parameters of `GET /audit/events`
 */
export function auditExport(filter, signal) {
  const progress = el("p", { class: "secondary" });
  const errors = el("div", {});
  const buttons = el("div", { class: "buttons" });
  let running = null;
  showButtons();
  guardLeaving(
    () => running !== null,
    () => "Leave before the export is complete?",
    "The file will be incomplete.",
  );
  signal.addEventListener("abort", () => running?.abort());
  return el("div", { class: "export" }, buttons, progress, errors);

  function showButtons() {
    fill(
      buttons,
      running === null
        ? FORMATS.map((format) => button(format.label, () => exportAs(format)))
        : button("Stop the export", () => running?.abort()),
    );
  }

  async function exportAs(format) {
    fill(errors);
    running = new AbortController();
    showButtons();
    buttons.querySelector("button").focus();
    let file = null;
    try {
      file = await openFile(`audit-log.${format.suffix}`, format.type);
      if (file !== null) announce(await writeAll(format, file, running.signal));
    } catch (error) {
      fill(progress);
      if (running.signal.aborted) announce("The export is stopped");
      else fill(errors, errorBox(asApiError(error), "The export has failed."));
      await file?.abort();
    } finally {
      running = null;
      const hadFocus = buttons.contains(document.activeElement);
      showButtons();
      if (hadFocus) buttons.querySelector("button").focus();
    }
  }

  async function writeAll(format, file, stopped) {
    let count = 0;
    await file.write(format.header);
    for await (const entries of auditPages(filter, stopped)) {
      await file.write(entries.map(format.line).join(""));
      count += entries.length;
      fill(progress, `${formatCount(count, "entry", "entries")} exported`);
    }
    stopped.throwIfAborted();
    await file.close();
    return `${formatCount(count, "entry", "entries")} exported`;
  }
}

/** The error itself if it is a response of the service; for an error of the browser, one with an explanation. */
function asApiError(error) {
  return error instanceof ApiError ? error : { message: `The file cannot be written: ${error.message}` };
}

function button(label, onClick) {
  return el("button", { class: "button", type: "button", on: { click: onClick } }, label);
}
