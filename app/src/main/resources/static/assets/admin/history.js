import { ask } from "./api.js";
import { changesOf } from "./changes.js";
import { el, fill } from "./dom.js";
import { problem } from "./notice.js";
import { exactly } from "./when.js";
import { typeWord } from "./words.js";

const PAGE = 1000;

/**
 * Everything that ever happened to one event, the latest first.
 *
 * @returns the section, and `refresh`, which reads it again: all of it, because an erasure changes what was there
 */
export function history(id, signal) {
  const timeline = el("ol", { class: "timeline", reversed: true });
  const trouble = el("div", {});
  const section = el("section", { class: "panel history" }, el("h2", {}, "History"), trouble, timeline);
  let reading = Promise.resolve();
  return { section, refresh };

  /** One reading after the other, so that the latest one stays. */
  function refresh() {
    reading = reading.then(read);
  }

  async function read() {
    try {
      fill(timeline, (await entriesAfter(id, -1, signal)).reverse().map(entryOf));
      fill(trouble);
    } catch (refused) {
      if (!signal.aborted) fill(trouble, problem(refused));
    }
  }
}

/** What has happened to an event after one of its versions. */
export async function since(id, version, signal) {
  return el("ol", { class: "timeline" }, (await entriesAfter(id, version, signal)).map(entryOf));
}

async function entriesAfter(id, version, signal) {
  const entries = [];
  for (let after = version; after !== null; ) {
    const from = after < 0 ? "" : `&after=${after}`;
    const { body } = await ask("GET", `/events/${id}/history?limit=${PAGE}${from}`, { signal });
    entries.push(...body.entries);
    after = body.next;
  }
  return entries;
}

function entryOf(entry) {
  return el(
    "li",
    { class: entry.type },
    el(
      "p",
      { class: "what" },
      el("strong", {}, typeWord(entry.type)),
      " by ",
      el("span", { class: "actor" }, entry.actor ?? "nobody known"),
    ),
    changesOf(entry),
    el(
      "p",
      { class: "fine" },
      exactly(entry.at),
      ` · version ${entry.version}`,
      entry.requestId && [" · request ", el("code", {}, entry.requestId)],
    ),
  );
}
