import { request } from "../api/api.js";
import { el, fill } from "../ui/dom.js";
import { errorBox } from "../ui/messages.js";
import { entryItem } from "./audit-entry.js";

const PAGE_SIZE = 1000;

/**
 * Section with the history of one event, latest entry first.
 *
 * @returns the section, and `refresh`, which reloads all entries because an erasure changes earlier ones
 */
export function eventHistory(id, signal) {
  const timeline = el("ol", { class: "timeline", reversed: true });
  const errors = el("div", {});
  const section = el("section", { class: "panel history" }, el("h2", {}, "History"), errors, timeline);
  let pendingLoad = Promise.resolve();
  return { section, refresh };

  /** Loads are serialized, so that the result of the latest one is shown last. */
  function refresh() {
    pendingLoad = pendingLoad.then(load);
  }

  async function load() {
    try {
      fill(timeline, (await fetchEntries(id, -1, signal)).reverse().map(historyItem));
      fill(errors);
    } catch (error) {
      if (!signal.aborted) fill(errors, errorBox(error, "", refresh));
    }
  }
}

/** List of the history entries after a version, oldest first. */
export async function historyAfter(id, version, signal) {
  return el("ol", { class: "timeline" }, (await fetchEntries(id, version, signal)).map(historyItem));
}

async function fetchEntries(id, version, signal) {
  const entries = [];
  for (let after = version; after !== null; ) {
    const from = after < 0 ? "" : `&after=${after}`;
    const { body } = await request("GET", `/events/${id}/history?limit=${PAGE_SIZE}${from}`, { signal });
    entries.push(...body.entries);
    after = body.next;
  }
  return entries;
}

function historyItem(entry) {
  return entryItem(entry, { ordinal: `version ${entry.version}` });
}
