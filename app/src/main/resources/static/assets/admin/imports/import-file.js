import { send } from "../api/api.js";
import { ApiError } from "../api/http.js";

const INCOMPLETE = { code: "INCOMPLETE", message: "The response of the service has broken off." };
const LINE_FEED = 10;

/**
 * Sends the lines of a file to the import, and reads the outcomes while they arrive. The browser reads the file while
 * it sends it.
 *
 * @param isDryRun whether the lines are checked only
 * @returns arrays of outcomes: each has `line`, `status`, and an `error` if the line is refused
 * @throws ApiError if the import is refused as a whole, or its response is incomplete
 */
export async function* importFile(file, isDryRun, signal) {
  const headers = { "Content-Type": "application/x-ndjson", Accept: "application/x-ndjson, application/json" };
  const { body } = await send(`/events/import?dryRun=${isDryRun}`, { method: "POST", headers, body: file, signal });
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = "";
  for (;;) {
    const { value, done } = await reader.read().catch((failure) => {
      throw signal.aborted ? failure : new ApiError(0, INCOMPLETE);
    });
    if (done) return;
    const lines = (rest + value).split("\n");
    rest = lines.pop();
    yield lines.map((line) => JSON.parse(line));
  }
}

/** The number of lines of a file, an empty one at its end included. */
export async function countLines(file) {
  const reader = file.stream().getReader();
  let count = 1;
  for (;;) {
    const { value, done } = await reader.read();
    if (done) return count;
    for (let n = value.indexOf(LINE_FEED); n >= 0; n = value.indexOf(LINE_FEED, n + 1)) count++;
  }
}
