import { connect, EventServiceError } from "./client.js";
import { streamSummary } from "./summary.js";

declare const process: { env: Record<string, string | undefined>; stdout: { write(text: string): void } };

const { EVENTS_URL = "http://127.0.0.1:8080", ADMIN_TOKEN = "admin-token-123" } = process.env;
const staff = connect(EVENTS_URL, ADMIN_TOKEN);
const visitor = connect(EVENTS_URL);

// Create a draft: the four required fields are enough.
const title = "Jazz at the Harbour";
const startAt = "2099-06-18T18:00:00Z";
const endAt = "2099-06-18T22:30:00Z";
const location = "Hamburg, Landungsbrücken";
const created = await staff.POST("/events", { body: { title, startAt, endAt, location } });
if (created.error) throw new EventServiceError(created.error.error);
const { id, status } = created.data;
console.log(`created ${id} as ${status}`);

// Publish it, if it is still the version that was created.
const version = created.response.headers.get("ETag");
const published = await staff.PATCH("/events/{id}", {
  params: { path: { id }, header: version === null ? {} : { "If-Match": version } },
  body: { status: "PUBLISHED" },
});
if (published.error) throw new EventServiceError(published.error.error);

// List what visitors see.
const list = await visitor.GET("/public/events", {
  params: { query: { dateFrom: "2099-06-18", dateTo: "2099-06-18", locations: ["hamburg"], limit: 100 } },
});
if (list.error) throw new EventServiceError(list.error.error);
const { events, pagination } = list.data;
console.log(`listed ${pagination.total}, among them ${events.find((event) => event.id === id)?.title}`);

// Stream its summary; interrupt it, then resume it.
let lastId = "0";
for await (const chunk of streamSummary(visitor, id)) {
  process.stdout.write(chunk.text);
  lastId = chunk.id;
  if (lastId === "3") break;
}
for await (const chunk of streamSummary(visitor, id, lastId)) {
  process.stdout.write(chunk.text);
}
console.log();

// An error has a type, too.
const refused = await staff.POST("/events", { body: { title: " ", startAt, endAt, location } });
console.log(refused.error ? new EventServiceError(refused.error.error).message : "not refused");
