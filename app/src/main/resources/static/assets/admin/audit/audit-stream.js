import { send } from "../api/api.js";
import { ApiError } from "../api/http.js";
import { readEvents } from "../api/sse.js";

const MIN_BACKOFF_MILLIS = 1000;
const MAX_BACKOFF_MILLIS = 15000;
const IDLE_TIMEOUT_MILLIS = 45000;

/**
 * Follows the audit log as an event stream until `signal` is aborted. After a lost connection it reconnects with
 * back-off and resumes after the last entry received, so that each entry is received exactly once. After a `reset`,
 * because the event log was replaced by another one, it resumes after the position in it.
 *
 * @param filter the parameters of `GET /audit/events`
 * @param after the position after which to start
 * @param listener `onEntry(entry)`; `onCaughtUp()` at the end of the existing entries; `onDisconnect(reason)`
 *     before each reconnection
 * @returns the last position received
 * @throws ApiError for a response of 4xx, which is not retried
 */
export async function followAuditLog(filter, after, { onEntry, onCaughtUp, onDisconnect }, signal) {
  let last = after;
  let backoff = MIN_BACKOFF_MILLIS;
  while (!signal.aborted) {
    try {
      await readStream();
      if (!signal.aborted) onDisconnect("The connection was closed");
    } catch (failure) {
      if (signal.aborted) break;
      if (failure instanceof ApiError && failure.status >= 400 && failure.status < 500) throw failure;
      onDisconnect(failure instanceof ApiError ? failure.message : "The connection was lost");
    }
    await delay(backoff, signal);
    backoff = Math.min(backoff * 2, MAX_BACKOFF_MILLIS);
  }
  return last;

  async function readStream() {
    const idleTimeout = new AbortController();
    let timer;
    const restartTimeout = () => {
      clearTimeout(timer);
      timer = setTimeout(() => idleTimeout.abort(), IDLE_TIMEOUT_MILLIS);
    };
    restartTimeout();
    try {
      const query = new URLSearchParams({ ...filter, after: last });
      const response = await send(`/audit/events?${query}`, {
        headers: { Accept: "text/event-stream", "Last-Event-ID": String(last) },
        signal: AbortSignal.any([signal, idleTimeout.signal]),
      });
      await readEvents(response.body, receive, restartTimeout);
    } finally {
      clearTimeout(timer);
    }
  }

  function receive({ id, name, data }) {
    if (signal.aborted) return;
    if (name === "caught-up") {
      last = Math.max(last, JSON.parse(data).position);
      backoff = MIN_BACKOFF_MILLIS;
      onCaughtUp();
    } else if (name === "reset") {
      last = JSON.parse(data).position;
    } else if (name === "message") {
      last = Number(id);
      onEntry(JSON.parse(data));
    }
  }
}

function delay(millis, signal) {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, millis);
    signal.addEventListener("abort", () => {
      clearTimeout(timer);
      resolve();
    });
  });
}
