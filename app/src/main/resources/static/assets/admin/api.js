import { leave, token } from "./session.js";

/** The service's "no", or its silence: then the status is 0 and nobody knows whether the request was carried out. */
export class Refused extends Error {
  constructor(status, { code, message, details = [] }, requestId = null) {
    super(message);
    this.status = status;
    this.code = code;
    this.details = details;
    this.requestId = requestId;
  }

  /** Somebody else has changed what this request was about. */
  get isStale() {
    return this.status === 412;
  }

  /** The request may have been carried out all the same. */
  get isUncertain() {
    return this.status === 0 || this.status >= 500;
  }
}

const UNREACHABLE = { code: "UNREACHABLE", message: "The service does not answer. Try again in a moment." };
const UNREADABLE = { code: "UNREADABLE", message: "The service gave an answer that this page does not understand." };

/**
 * Asks the admin API.
 *
 * @param asked body (an object, sent as JSON), ifMatch, idempotencyKey, signal, and as, a token to try in the place of the
 *     tab's; all optional
 * @returns the answer's body, null if it has none, and its etag
 * @throws Refused for every answer that is not a 2xx, and when there is none
 */
export async function ask(method, path, { body, ifMatch, idempotencyKey, signal, as } = {}) {
  const headers = { Accept: "application/json" };
  if (body !== undefined) headers["Content-Type"] = "application/json";
  if (ifMatch) headers["If-Match"] = ifMatch;
  if (idempotencyKey) headers["Idempotency-Key"] = idempotencyKey;
  const response = await send(path, { method, headers, signal, as, body: body && JSON.stringify(body) });
  const text = await response.text().catch((failure) => {
    throw signal?.aborted ? failure : new Refused(0, UNREACHABLE);
  });
  return { body: text === "" ? null : parse(response.status, text), etag: response.headers.get("ETag") };
}

/** Sends with the token of this tab, or `as` another; answers only when the service has said yes. */
export async function send(path, { headers, signal, as, ...options }) {
  const used = as ?? token();
  let response;
  try {
    response = await fetch(path, {
      ...options,
      signal,
      headers: { ...headers, Authorization: `Bearer ${used}` },
      cache: "no-store",
      credentials: "omit",
    });
  } catch (failure) {
    throw signal?.aborted ? failure : new Refused(0, UNREACHABLE);
  }
  if (response.ok) return response;
  const refused = await refusal(response);
  if (refused.status === 401 && used === token()) leave(refused.message);
  throw refused;
}

async function refusal(response) {
  const envelope = await response.json().catch(() => null);
  return new Refused(response.status, envelope?.error ?? UNREADABLE, response.headers.get("X-Request-Id"));
}

function parse(status, text) {
  try {
    return JSON.parse(text);
  } catch {
    throw new Refused(status, UNREADABLE);
  }
}
