import { request } from "../api/api.js";
import { ApiError } from "../api/http.js";

/**
 * Saves changed details and notes of one event with up to two requests, because the API has one resource for each. The
 * second request names the version that the first one created.
 *
 * @param current the event and its etag as last loaded
 * @param details all four fields, or null if none has changed
 * @param notes `{value}`, or null if unchanged
 * @returns the new `current`; `saved`, the names of the saved parts; `error`, null if all were saved, else the
 *     ApiError of `failedPart`
 */
export async function saveEvent(current, details, notes) {
  const steps = [
    details && { part: "details", method: "PUT", path: "/details", body: details },
    notes && { part: "notes", method: "PATCH", path: "", body: { internalNotes: notes.value } },
  ].filter(Boolean);
  const saved = [];
  for (const { part, method, path, body } of steps) {
    try {
      const response = await request(method, `/events/${current.event.id}${path}`, { body, ifMatch: current.etag });
      current = { event: response.body, etag: response.etag };
      saved.push(part);
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      return { current, saved, error, failedPart: part };
    }
  }
  return { current, saved, error: null };
}
