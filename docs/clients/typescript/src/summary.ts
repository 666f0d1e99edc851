import { EventSourceParserStream } from "eventsource-parser/stream";
import { type EventService, EventServiceError } from "./client.js";

export interface Chunk {
  /** Pass it as `lastEventId` to resume after this chunk. */
  id: string;
  text: string;
}

/** Streams the summary of a public event, chunk by chunk. */
export async function* streamSummary(service: EventService, id: string, lastEventId = "0"): AsyncGenerator<Chunk> {
  const { data: stream, error } = await service.GET("/public/events/{id}/summary", {
    params: { path: { id }, header: { "Last-Event-ID": lastEventId } },
    parseAs: "stream",
  });
  if (error !== undefined) throw new EventServiceError(error.error);
  if (!stream) return; // 204: nothing follows this id.
  const events = stream.pipeThrough(new TextDecoderStream()).pipeThrough(new EventSourceParserStream());
  for await (const { id: chunkId = "", event, data } of events) {
    if (event === "done") return;
    if (event === "error") throw new EventServiceError(JSON.parse(data).error);
    yield { id: chunkId, text: data };
  }
  throw new Error("The stream ended early; resume it after the last chunk");
}
