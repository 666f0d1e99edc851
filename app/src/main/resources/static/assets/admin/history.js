import { ask } from "./api.js";
import { changesOf } from "./changes.js";
import { el, fill } from "./dom.js";
import { problem } from "./notice.js";
import { exactly } from "./when.js";
import { typeWord } from "./words.js";

const PAGE = 200;

/**
 * Everything that ever happened to one event, the latest first.
 *
 * @returns the section, and `refresh`, which fetches what has been added since
 */
export function history(id, signal) {
  const timeline = el("ol", { class: "timeline", reversed: true });
  const trouble = el("div", {});
  const section = el("section", { class: "panel history" }, el("h2", {}, "History"), trouble, timeline);
  let last = null;
  let reading = Promise.resolve();
  return { section, refresh };

  /** One after the other, so that no entry is read twice. */
  function refresh() {
    reading = reading.then(readAll);
  }

  async function readAll() {
    try {
      let more = true;
      while (more) more = await read();
      fill(trouble);
    } catch (refused) {
      if (!signal.aborted) fill(trouble, problem(refused));
    }
  }

  async function read() {
    const after = last === null ? "" : `&after=${last}`;
    const { body } = await ask("GET", `/events/${id}/history?limit=${PAGE}${after}`, { signal });
    body.entries.forEach((entry) => timeline.prepend(entryOf(entry)));
    last = body.entries.at(-1)?.version ?? last;
    return body.next !== null;
  }
}

/** What has happened to an event after one of its versions. */
export async function since(id, version, signal) {
  const { body } = await ask("GET", `/events/${id}/history?after=${version}&limit=${PAGE}`, { signal });
  return el("ol", { class: "timeline" }, body.entries.map(entryOf));
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
