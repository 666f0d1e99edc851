import { ask, Refused } from "./api.js";

/**
 * Saves what was changed in one event. The API keeps details and notes apart, so this is up to two requests, each for
 * the version that the one before made.
 *
 * @param known the event and its etag as last seen
 * @param details all four of them if any has changed, else null
 * @param notes `{value}` if they have changed, else null
 * @returns `known` as it is now, which of the two were `saved`, and `refused`, why the rest was not, null for no reason
 */
export async function save(known, details, notes) {
  const steps = [
    details && { part: "details", method: "PUT", path: "/details", body: details },
    notes && { part: "notes", method: "PATCH", path: "", body: { internalNotes: notes.value } },
  ].filter(Boolean);
  const saved = [];
  for (const { part, method, path, body } of steps) {
    try {
      const answer = await ask(method, `/events/${known.event.id}${path}`, { body, ifMatch: known.etag });
      known = { event: answer.body, etag: answer.etag };
      saved.push(part);
    } catch (refused) {
      if (!(refused instanceof Refused)) throw refused;
      return { known, saved, refused, refusedPart: part };
    }
  }
  return { known, saved, refused: null };
}
