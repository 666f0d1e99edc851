import { request } from "../api/api.js";
import { allows } from "../api/session.js";
import { el, fill } from "../ui/dom.js";

const MAX_TITLES = 500;

/**
 * Bounded cache of event titles for audit entries that do not contain one. A token that may not read events gets none.
 *
 * @returns a function from an audit entry to an element with the event's title; it contains the id until the title
 *     is loaded
 */
export function titleCache(signal) {
  const titles = new Map();
  return (entry) => {
    const titleInEntry = entry.changes?.title?.to;
    if (titleInEntry) store(entry.eventId, Promise.resolve(titleInEntry));
    const element = el("bdi", {}, titleInEntry ?? entry.eventId);
    if (!titleInEntry && allows("events:read")) lookUp(entry.eventId).then((title) => title && fill(element, title));
    return element;
  };

  function lookUp(id) {
    if (!titles.has(id)) store(id, fetchTitle(id));
    return titles.get(id);
  }

  function store(id, promise) {
    titles.delete(id);
    titles.set(id, promise);
    if (titles.size > MAX_TITLES) titles.delete(titles.keys().next().value);
  }

  async function fetchTitle(id) {
    try {
      return (await request("GET", `/events/${id}`, { signal })).body.title;
    } catch {
      return null;
    }
  }
}
