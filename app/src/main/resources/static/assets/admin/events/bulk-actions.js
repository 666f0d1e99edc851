import { request } from "../api/api.js";
import { ApiError } from "../api/http.js";
import { statusLabel } from "../ui/labels.js";
import { cancel, discard, publish } from "./actions.js";

/**
 * Actions on several events, each with the texts of its confirmation and of its results. An event that has the target
 * status already is done if it `isAsWanted`, too; else the result is `otherwise`.
 */
export const BULK_ACTIONS = [
  {
    ...publish,
    verb: "Publish",
    noun: "draft",
    done: "Published",
    target: "PUBLISHED",
    consequence: "They become visible to the public at once and cannot become drafts again.",
    confirmLabel: "Publish them",
  },
  {
    ...cancel,
    verb: "Cancel",
    noun: "event",
    done: "Cancelled",
    target: "CANCELLED",
    consequence: "They stay visible as cancelled. This cannot be undone. A reason for all of them is optional.",
    confirmLabel: "Cancel them",
    isAsWanted: ({ cancellation }, reason) => reason.trim() === "" || cancellation?.reason === reason.trim(),
    otherwise: "It is cancelled by now, for another reason or none. You can change the reason in its own view.",
  },
  {
    ...discard,
    verb: "Discard",
    noun: "draft",
    done: "Discarded",
    target: null,
    consequence: "They disappear from all lists and are never shown to the public. This cannot be undone.",
    confirmLabel: "Discard them",
  },
];

/** Whether the status of the event allows the action. */
export function canBe(action, event) {
  return action.from.includes(event.status);
}

/**
 * Performs an action on one event, unless it has changed since it was listed.
 *
 * @param listed the event as the user has seen it
 * @param value of the action's field
 * @returns `isDone`; a `message`, which may be empty; the `event` as it is now; `canRetry`; and `isRefused` if the
 *     token was refused, so that other events would be, too
 */
export async function performOn(action, listed, value) {
  let event = listed;
  try {
    const path = `/events/${encodeURIComponent(listed.id)}`;
    const { body, etag } = await request("GET", path);
    event = body;
    if (event.status === action.target) return achieved(action, event, value);
    if (!canBe(action, event)) return failed(event, `It is ${statusLabel(event.status).toLowerCase()} by now.`);
    if (event.updatedAt !== listed.updatedAt) return stale(event);
    const { method, path: subPath, body: change } = action.request(value);
    await request(method, path + subPath, { body: change, ifMatch: etag });
    return done(event);
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    if (error.status === 404 && action.discards) return done(event, "It was already.");
    if (error.status === 404) return failed(event, "It is discarded by now.");
    if (error.isStale) return stale(event);
    return failed(event, explanation(error), { canRetry: error.status !== 400, isRefused: error.isRefusedToken });
  }
}

function achieved({ isAsWanted = () => true, otherwise }, event, value) {
  return isAsWanted(event, value) ? done(event, "It was already.") : failed(event, otherwise);
}

function done(event, message = "") {
  return { isDone: true, event, message, canRetry: false, isRefused: false };
}

function failed(event, message, { canRetry = false, isRefused = false } = {}) {
  return { isDone: false, event, message, canRetry, isRefused };
}

function stale(event) {
  return failed(event, "It was changed after you listed it. Look at it before you try again.", { canRetry: true });
}

function explanation({ message, details, isUncertain }) {
  const fields = details.map((detail) => `${detail.field}: ${detail.message}`).join(". ");
  return [
    isUncertain && "It may or may not have been changed; trying again is safe.",
    fields || message,
  ].filter(Boolean).join(" ");
}
