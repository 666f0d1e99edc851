/** The bearer token of this tab, in session storage. It is never part of a URL. */
const KEY = "event-service.token";
const listeners = new Set();

export function getToken() {
  return sessionStorage.getItem(KEY);
}

export function storeToken(token) {
  sessionStorage.setItem(KEY, token);
}

/**
 * Removes the token and notifies the listeners.
 *
 * @param reason message for the sign-in form; empty after signing out
 */
export function clearToken(reason = "") {
  if (getToken() !== null) {
    sessionStorage.removeItem(KEY);
    listeners.forEach((listener) => listener(reason));
  }
}

export function onTokenCleared(listener) {
  listeners.add(listener);
}
