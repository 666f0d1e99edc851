import { request } from "../api/api.js";
import { ApiError } from "../api/http.js";

const PAGE_SIZE = 1000;
const RETRY_MILLIS = 2000;
const MAX_RETRIES = 5;

/**
 * The entries of the audit log that match a filter, in pages, up to the end that the log has at the first page.
 *
 * @param filter the parameters of `GET /audit/events`
 * @throws ApiError if a page cannot be read
 */
export async function* auditPages(filter, signal) {
  let end = Infinity;
  for (let after = 0; after < end; ) {
    const { body, position } = await readPage(new URLSearchParams({ ...filter, after, limit: PAGE_SIZE }), signal);
    if (end === Infinity) end = position;
    const last = end;
    yield body.entries.filter((entry) => entry.position <= last);
    if (body.next <= after) return;
    after = body.next;
  }
}

/** Reads a page, and retries while the service refuses further expensive work. */
async function readPage(query, signal) {
  for (let retry = 0; ; retry++) {
    try {
      return await request("GET", `/audit/events?${query}`, { signal });
    } catch (error) {
      const isBusy = error instanceof ApiError && (error.status === 429 || error.status === 503);
      if (!isBusy || retry === MAX_RETRIES) throw error;
      await new Promise((resolve) => setTimeout(resolve, RETRY_MILLIS));
    }
  }
}
