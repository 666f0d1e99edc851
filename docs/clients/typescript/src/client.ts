import createClient, { type Client } from "openapi-fetch";
import type { components, paths } from "./schema.js";

export type EventService = Client<paths>;
export type Problem = components["schemas"]["Problem"];

/** A client of the service. Without a token it reads the public paths only. */
export function connect(baseUrl: string, token?: string): EventService {
  return createClient<paths>({ baseUrl, headers: token === undefined ? {} : { Authorization: `Bearer ${token}` } });
}

/** An error response. */
export class EventServiceError extends Error {
  readonly problem: Problem;

  constructor(problem: Problem) {
    super([problem.message, ...problem.details.map(({ field, message }) => `${field}: ${message}`)].join("; "));
    this.problem = problem;
  }
}
