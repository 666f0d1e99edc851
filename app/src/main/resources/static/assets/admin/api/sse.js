/**
 * Reads server-sent events from a response body. Used instead of EventSource, which cannot send an Authorization
 * header.
 *
 * @param stream the response body
 * @param onEvent called with `{id, name, data}` for each complete event; `id` is null if the event has none
 * @param onActivity called for every chunk of bytes, comments included
 * @returns a promise that resolves at the end of the stream
 */
export async function readEvents(stream, onEvent, onActivity = () => {}) {
  const reader = stream.pipeThrough(new TextDecoderStream()).getReader();
  const parse = parser(onEvent);
  for (;;) {
    const { value, done } = await reader.read();
    if (done) return;
    onActivity();
    parse(value);
  }
}

/**
 * Incremental parser for chunks of any size. Supports LF and CR LF as line ends, but not CR, which the service does not
 * send.
 */
function parser(onEvent) {
  let rest = "";
  let event = emptyEvent();
  return (text) => {
    const lines = (rest + text).split("\n");
    rest = lines.pop();
    lines.forEach((line) => parseLine(line.endsWith("\r") ? line.slice(0, -1) : line));
  };

  function parseLine(line) {
    if (line === "") {
      if (event.data.length > 0) onEvent({ id: event.id, name: event.name, data: event.data.join("\n") });
      event = emptyEvent();
      return;
    }
    const colon = line.indexOf(":");
    const field = colon < 0 ? line : line.slice(0, colon);
    const value = colon < 0 ? "" : line.slice(colon + 1).replace(/^ /, "");
    if (field === "id") event.id = value;
    if (field === "event") event.name = value;
    if (field === "data") event.data.push(value);
  }
}

function emptyEvent() {
  return { id: null, name: "message", data: [] };
}
