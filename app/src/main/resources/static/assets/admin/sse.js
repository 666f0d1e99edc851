/**
 * Reads Server-Sent Events from the body of an answer, which EventSource could not do: it sends no Authorization.
 *
 * @param stream the body
 * @param receive called with `{id, name, data}` for each event; `id` is null when the event brought none, and an event
 *     that the stream breaks off in is none
 * @param sign called whenever anything came, a comment too
 * @returns when the stream has ended
 */
export async function readEvents(stream, receive, sign = () => {}) {
  const reader = stream.pipeThrough(new TextDecoderStream()).getReader();
  const parse = parser(receive);
  for (;;) {
    const { value, done } = await reader.read();
    if (done) return;
    sign();
    parse(value);
  }
}

/** Takes the text in pieces of any size. Lines end with LF or CR LF, which is all that this service sends. */
export function parser(receive) {
  let rest = "";
  let event = empty();
  return (text) => {
    const lines = (rest + text).split("\n");
    rest = lines.pop();
    lines.forEach((line) => take(line.endsWith("\r") ? line.slice(0, -1) : line));
  };

  function take(line) {
    if (line === "") {
      if (event.data.length > 0) receive({ id: event.id, name: event.name, data: event.data.join("\n") });
      event = empty();
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

function empty() {
  return { id: null, name: "message", data: [] };
}
