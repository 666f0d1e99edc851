import { Refused, send } from "./api.js";
import { readEvents } from "./sse.js";

const PAUSE = 1000;
const LONGEST_PAUSE = 15000;
const SILENCE = 45000;

/**
 * Follows the audit log until `signal` says stop: reads it as a stream and, when that is cut, goes on after the last
 * entry that came, so that none is missed and none comes twice.
 *
 * @param filter the parameters of `GET /audit/events`
 * @param after the position to begin after
 * @param listener told `entry(entry)`, `live()` when everything there was has come, `cut(reason)` before each new try
 * @returns the last position that came
 * @throws Refused when trying again is no use
 */
export async function follow(filter, after, listener, signal) {
  let last = after;
  let pause = PAUSE;
  while (!signal.aborted) {
    try {
      await once();
      if (!signal.aborted) listener.cut("The connection was closed");
    } catch (failure) {
      if (signal.aborted) break;
      if (failure instanceof Refused && failure.status >= 400 && failure.status < 500) throw failure;
      listener.cut(failure instanceof Refused ? failure.message : "The connection was lost");
    }
    await wait(pause, signal);
    pause = Math.min(pause * 2, LONGEST_PAUSE);
  }
  return last;

  async function once() {
    const silence = new AbortController();
    let alarm;
    const sign = () => {
      clearTimeout(alarm);
      alarm = setTimeout(() => silence.abort(), SILENCE);
    };
    sign();
    try {
      const query = new URLSearchParams({ ...filter, after: last });
      const response = await send(`/audit/events?${query}`, {
        headers: { Accept: "text/event-stream", "Last-Event-ID": String(last) },
        signal: AbortSignal.any([signal, silence.signal]),
      });
      await readEvents(response.body, receive, sign);
    } finally {
      clearTimeout(alarm);
    }
  }

  function receive({ id, name, data }) {
    if (signal.aborted) return;
    if (name === "caught-up") {
      last = Math.max(last, JSON.parse(data).position);
      pause = PAUSE;
      listener.live();
    } else if (name === "message") {
      last = Number(id);
      listener.entry(JSON.parse(data));
    }
  }
}

function wait(millis, signal) {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, millis);
    signal.addEventListener("abort", () => {
      clearTimeout(timer);
      resolve();
    });
  });
}
