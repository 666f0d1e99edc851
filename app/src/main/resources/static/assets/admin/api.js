import { clearToken, getToken } from "./session.js";

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
}

const POSITION = "Event-Log-Position";

/** The highest position of the event log in a response; queries require it, so that any node shows own changes. */
let position = 0;

const UNREACHABLE = { code: "UNREACHABLE", message: "The service cannot be reached. Try again in a moment." };
const UNREADABLE = { code: "UNREADABLE", message: "The response of the service could not be read." };

/**
 * Sends a JSON request to the admin API.
 *
 * @param options all optional: body (an object, sent as JSON), ifMatch, idempotencyKey, signal, and token, used
 *     instead of the tab's
 * @returns the response's body, null if it is empty, and its strong etag
 * @throws ApiError for a response other than 2xx, and if there is none
 */
export async function request(method, path, { body, ifMatch, idempotencyKey, signal, token } = {}) {
  const headers = { Accept: "application/json" };
  if (body !== undefined) headers["Content-Type"] = "application/json";
  if (ifMatch) headers["If-Match"] = ifMatch;
  if (idempotencyKey) headers["Idempotency-Key"] = idempotencyKey;
  const response = await send(path, { method, headers, signal, token, body: body && JSON.stringify(body) });
  const text = await response.text().catch((failure) => {
    throw signal?.aborted ? failure : new ApiError(0, UNREACHABLE);
  });
  return { body: text === "" ? null : parse(response.status, text), etag: strongTag(response.headers.get("ETag")) };
}

/** The entity tag of a version, without what a compressing proxy adds to it: `If-Match` requires the strong one. */
function strongTag(tag) {
  return tag?.replace(/^(?:W\/)?"(\d+)[^"]*"$/, '"$1"') ?? null;
}

/**
 * Sends a request with the tab's token, or with `token`. Resolves to the response if it is 2xx, else throws ApiError.
 */
export async function send(path, { headers, signal, token, ...options }) {
  const usedToken = token ?? getToken();
  let response;
  try {
    response = await fetch(path, {
      ...options,
      signal,
      headers: { ...headers, ...requiredPosition(options.method), Authorization: `Bearer ${usedToken}` },
      cache: "no-store",
      credentials: "omit",
    });
  } catch (failure) {
    throw signal?.aborted ? failure : new ApiError(0, UNREACHABLE);
  }
  position = Math.max(position, Number(response.headers.get(POSITION) ?? 0));
  if (response.ok) return response;
  // After a restore the event log may never reach the position.
  if (response.status === 503) position = 0;
  const error = await errorOf(response);
  if (error.status === 401 && usedToken === getToken()) clearToken(error.message);
  throw error;
}

function requiredPosition(method = "GET") {
  return method === "GET" && position > 0 ? { [POSITION]: String(position) } : {};
}

async function errorOf(response) {
  const envelope = await response.json().catch(() => null);
  return new ApiError(response.status, envelope?.error ?? UNREADABLE, response.headers.get("X-Request-Id"));
}

function parse(status, text) {
  try {
    return JSON.parse(text);
  } catch {
    throw new ApiError(status, UNREADABLE);
  }
}
