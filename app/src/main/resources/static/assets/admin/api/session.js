/**
 * The session of this tab: a bearer token, kept in session storage and never part of a URL, and the actor that the
 * service knows by it.
 */
const KEY = "event-service.token";
const changes = new EventTarget();
let actor = null;

/** The token; null if the tab is signed out. */
export function getToken() {
  return sessionStorage.getItem(KEY);
}

/** The body of `GET /me`; null before it is read. */
export function getActor() {
  return actor;
}

/** Whether the token has the scope, such as `events:write`. */
export function allows(scope) {
  return actor?.scopes.includes(scope) ?? false;
}

/** Starts or continues the session with a token that the service has accepted. */
export function startSession(token, newActor) {
  sessionStorage.setItem(KEY, token);
  const isChanged = JSON.stringify(newActor) !== JSON.stringify(actor);
  actor = newActor;
  if (isChanged) changes.dispatchEvent(new Event("change"));
}

/** Removes the token. */
export function endSession() {
  sessionStorage.removeItem(KEY);
  actor = null;
}

/** Calls `listener` whenever the session has another actor, or the same one other scopes, until `signal` is aborted. */
export function onActorChange(listener, signal) {
  changes.addEventListener("change", () => listener(), { signal });
}
