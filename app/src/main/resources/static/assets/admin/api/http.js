import { missingScope } from "../ui/labels.js";

/**
 * Error response of the service, or a request without a usable response: then the status is 0 and the outcome unknown.
 */
export class ApiError extends Error {
  constructor(status, { code, message, details = [] }, requestId = null) {
    super(message);
    this.status = status;
    this.code = code;
    this.details = details;
    this.requestId = requestId;
  }

  /** Whether the event has another version than `If-Match` named. */
  get isStale() {
    return this.status === 412;
  }

  /** Whether the request may have been processed nevertheless. */
  get isUncertain() {
    return this.status === 0 || this.status >= 500;
  }

  /** Whether the token was refused: it is no longer valid, or lacks a scope. */
  get isRefusedToken() {
    return this.status === 401 || this.status === 403;
  }
}

const POSITION = "Event-Log-Position";

/** The highest position of the event log in a response; queries require it, so that any node shows own changes. */
let position = 0;

const UNREACHABLE = { code: "UNREACHABLE", message: "The service cannot be reached. Try again in a moment." };
const UNREADABLE = { code: "UNREADABLE", message: "The response of the service could not be read." };

/** Sends a request with a token. Resolves to the response if it is 2xx, else throws ApiError. */
export async function sendWith(token, path, { headers, signal, ...options } = {}) {
  let response;
  try {
    response = await fetch(path, {
      ...options,
      signal,
      headers: { ...headers, ...requiredPosition(options.method), Authorization: `Bearer ${token}` },
      cache: "no-store",
      credentials: "omit",
    });
  } catch (failure) {
    throw signal?.aborted ? failure : new ApiError(0, UNREACHABLE);
  }
  position = Math.max(position, positionOf(response));
  if (response.ok) return response;
  // After a restore the event log may never reach the position.
  if (response.status === 503) position = 0;
  throw await errorOf(response);
}

/** The parsed body of a JSON response; null if it is empty. */
export async function readJson(response, signal) {
  const text = await response.text().catch((failure) => {
    throw signal?.aborted ? failure : new ApiError(0, UNREACHABLE);
  });
  return text === "" ? null : parse(response.status, text);
}

/** The actor, scopes and end of a token. */
export async function readActor(token) {
  return readJson(await sendWith(token, "/me", { headers: { Accept: "application/json" } }));
}

/** The position of the event log that a response was made from. */
export function positionOf(response) {
  return Number(response.headers.get(POSITION) ?? 0);
}

function requiredPosition(method = "GET") {
  return method === "GET" && position > 0 ? { [POSITION]: String(position) } : {};
}

async function errorOf(response) {
  const error = (await response.json().catch(() => null))?.error ?? UNREADABLE;
  const scope = /scope="([^"]+)"/.exec(response.headers.get("WWW-Authenticate") ?? "")?.[1];
  const message = response.status === 403 && scope ? missingScope(scope) : error.message;
  return new ApiError(response.status, { ...error, message }, response.headers.get("X-Request-Id"));
}

function parse(status, text) {
  try {
    return JSON.parse(text);
  } catch {
    throw new ApiError(status, UNREADABLE);
  }
}
