import { ask } from "./api.js";
import { el, fill } from "./dom.js";

const MOST_KEPT = 500;

/**
 * Finds what events are called whose entries do not say so, asking once for each.
 *
 * @returns a function from an entry of the audit log to an element with the title, or with the id until that is known
 */
export function titles(signal) {
  const known = new Map();
  return (entry) => {
    const said = entry.changes?.title?.to;
    if (said) keep(entry.eventId, Promise.resolve(said));
    const place = el("span", {}, said ?? entry.eventId);
    if (!said) title(entry.eventId).then((found) => found && fill(place, found));
    return place;
  };

  function title(id) {
    if (!known.has(id)) keep(id, fetchTitle(id));
    return known.get(id);
  }

  function keep(id, promise) {
    known.delete(id);
    known.set(id, promise);
    if (known.size > MOST_KEPT) known.delete(known.keys().next().value);
  }

  async function fetchTitle(id) {
    try {
      return (await ask("GET", `/events/${id}`, { signal })).body.title;
    } catch {
      return null;
    }
  }
}
