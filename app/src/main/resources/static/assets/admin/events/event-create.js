import { request } from "../api/api.js";
import { ApiError } from "../api/http.js";
import { allows, getActor } from "../api/session.js";
import { followStart } from "../form/end-time.js";
import { createdByField, eventFields, initialStatusField, notesField } from "../form/fields.js";
import { checkFields, clearErrors, errorArea, exclusively, showErrors } from "../form/form.js";
import { permissionNote } from "../permissions.js";
import { clearLeaveGuard, guardLeaving, listUrl, navigate, viewUrl } from "../router.js";
import { el, fill, quoted } from "../ui/dom.js";
import { announce, errorBox } from "../ui/messages.js";
import { titleLink } from "./event-table.js";

/**
 * View with the form for a new event, which may be a copy of the event in the parameter `from`. All requests of one
 * form have the same idempotency key and create one event.
 */
export async function show(main, parameters, { signal }) {
  const idempotencyKey = newKey();
  const details = eventFields();
  const fields = [...details, initialStatusField(), notesField(), createdByField()];
  const errors = errorArea();
  const button = el("button", { class: "button primary", "data-scope": "events:write" }, "Create event");
  let lastUncertainBody = null;
  const origin = el("div", {});
  fill(
    main,
    el("p", { class: "back-link" }, el("a", { href: listUrl() }, "All events")),
    el("header", { class: "title-row" }, el("h1", { tabindex: "-1" }, "New event")),
    origin,
  );
  if (parameters.get("from")) await copyFrom(parameters.get("from"), fields, origin, signal);
  if (signal.aborted) return;
  const [, starts, ends] = details;
  followStart(starts, ends);
  main.append(
    el(
      "form",
      { class: "editor new panel", novalidate: true, on: { submit: exclusively(button, submit) } },
      errors,
      fields.map((field) => field.element),
      el(
        "div",
        { class: "buttons" },
        button,
        el("a", { class: "button", href: listUrl() }, "Back to the list"),
      ),
      permissionNote("events:write"),
    ),
  );
  guardLeaving(() => fields.some((field) => field.isDirty), () => "Leave without creating the event?");

  async function submit() {
    clearErrors(fields, errors);
    if (!checkFields(fields, errors)) return;
    const body = Object.fromEntries(fields.map((field) => [field.name, field.value]));
    try {
      const created = await create(body);
      announce(quoted(created.title), " is created");
      if (signal.aborted) return;
      clearLeaveGuard();
      await navigate(allows("events:read") ? viewUrl("event", { id: created.id }) : viewUrl("new"));
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      if (error.isUncertain) lastUncertainBody = body;
      if (error.code === "IDEMPOTENCY_KEY_REUSED" && lastUncertainBody) await showFirstResult(error);
      else showErrors(fields, errors, error, error.isUncertain ? uncertainty() : "");
    }
  }

  async function create(body) {
    return (await request("POST", "/events", { body, idempotencyKey })).body;
  }

  /** Links to the event that an earlier request without a response created, after the form has been changed since. */
  async function showFirstResult(error) {
    try {
      const { id } = await create(lastUncertainBody);
      clearLeaveGuard();
      fill(
        errors,
        errorBox({ message: "Your first attempt created the event, without the changes you have made since." }),
        el("p", {}, el("a", { href: viewUrl("event", { id }) }, "Open the event to make them there")),
      );
    } catch {
      showErrors(fields, errors, error);
    }
  }
}

/** Fills in title, location and notes of another event, and its dates if they are in the future. */
async function copyFrom(id, fields, origin, signal) {
  try {
    const { body } = await request("GET", `/events/${encodeURIComponent(id)}`, { signal });
    const isUpcoming = Date.parse(body.startAt) > Date.now();
    const copied = ["title", "location", "internalNotes", ...(isUpcoming ? ["startAt", "endAt"] : [])];
    fields.filter(({ name }) => copied.includes(name)).forEach((field) => field.setValue(body[field.name]));
    const remark = isUpcoming ? "." : "; its dates have passed, enter new ones.";
    fill(origin, el("p", { class: "lead" }, "A copy of ", titleLink(body), remark));
  } catch (error) {
    if (!signal.aborted) fill(origin, errorBox(error, "The event to copy could not be read."));
  }
}

/** An idempotency key belongs to an actor. */
function uncertainty() {
  const repetition = `Sending it again as ${getActor().actor} does not create a second one.`;
  return `The event may or may not have been created. ${repetition}`;
}

/** A random key. `crypto.randomUUID` is not available on pages without TLS. */
function newKey() {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");
}
