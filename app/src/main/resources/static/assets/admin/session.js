/** Who is signed in: a token that lives as long as this tab, and is never part of an address. */
const KEY = "event-service.token";
const listeners = new Set();

export function token() {
  return sessionStorage.getItem(KEY);
}

export function enter(newToken) {
  sessionStorage.setItem(KEY, newToken);
}

/**
 * Forgets the token and tells whoever listens.
 *
 * @param reason what to tell the person; empty when they asked for it
 */
export function leave(reason = "") {
  if (token() !== null) {
    sessionStorage.removeItem(KEY);
    listeners.forEach((listener) => listener(reason));
  }
}

export function whenLeft(listener) {
  listeners.add(listener);
}
