import { ApiError, positionOf, readActor, readJson, sendWith } from "./http.js";
import { getActor, getToken, startSession } from "./session.js";
import { signInAgain } from "./sign-in.js";

/**
 * Sends a JSON request to the admin API, as {@link send}.
 *
 * @param options all optional: body (an object, sent as JSON), ifMatch, idempotencyKey, signal
 * @returns the response's body, null if it is empty, its strong etag, and the position of the event log
 * @throws ApiError for a response other than 2xx, and if there is none
 */
export async function request(method, path, { body, ifMatch, idempotencyKey, signal } = {}) {
  const headers = { Accept: "application/json" };
  if (body !== undefined) headers["Content-Type"] = "application/json";
  if (ifMatch) headers["If-Match"] = ifMatch;
  if (idempotencyKey) headers["Idempotency-Key"] = idempotencyKey;
  const response = await send(path, { method, headers, signal, body: body && JSON.stringify(body) });
  return {
    body: await readJson(response, signal),
    etag: strongTag(response.headers.get("ETag")),
    position: positionOf(response),
  };
}

/** The entity tag of a version, without what a compressing proxy adds to it: `If-Match` requires the strong one. */
function strongTag(tag) {
  return tag?.replace(/^(?:W\/)?"(\d+)[^"]*"$/, '"$1"') ?? null;
}

/**
 * Sends a request with the tab's token. If the service refuses the token, asks for another one and repeats the request
 * once; a change only for the same actor, under whose name it is recorded.
 */
export async function send(path, options) {
  const token = getToken();
  const actor = getActor()?.actor;
  try {
    return await sendWith(token, path, options);
  } catch (error) {
    if (options.signal?.aborted || !(error instanceof ApiError)) throw error;
    if (error.status === 403) await updateScopes(token);
    if (error.status !== 401) throw error;
    if (!(await replaceToken(token, actor))) throw new ApiError(401, { ...error, message: refusal(actor) });
  }
  if (options.method !== undefined && options.method !== "GET" && getActor().actor !== actor) throw otherActor();
  return sendWith(getToken(), path, options);
}

/** Whether the tab has another token than the refused one, or the user has entered one. */
async function replaceToken(refused, actor) {
  if (getToken() !== refused) return getToken() !== null;
  return signInAgain(refusal(actor));
}

function refusal(actor) {
  return `The token of ${actor} is no longer accepted.`;
}

function otherActor() {
  const reason = `Nothing was changed, because you are signed in as ${getActor().actor} now.`;
  const message = `${reason} Repeat it to make the change under that name.`;
  return new ApiError(409, { code: "OTHER_ACTOR", message });
}

/** Reads the scopes of the token again: they are other ones than when the user signed in. */
async function updateScopes(token) {
  const actor = await readActor(token).catch(() => null);
  if (actor !== null && getToken() === token) startSession(token, actor);
}
