import { request } from "../api/api.js";
import { ApiError } from "../api/http.js";
import { eventHistory } from "../audit/history.js";
import { exclusively } from "../form/form.js";
import { clearLeaveGuard, guardLeaving, listUrl, viewUrl } from "../router.js";
import { timeRange, timeToSecond } from "../ui/date-format.js";
import { confirm } from "../ui/dialog.js";
import { el, fill, quoted } from "../ui/dom.js";
import { badge } from "../ui/labels.js";
import { announce, errorBox } from "../ui/messages.js";
import { actionsFor } from "./actions.js";
import { showConflict } from "./conflict.js";
import { eventForm } from "./event-form.js";
import { badges, publicLink } from "./event-table.js";

/** View of one event: its data, its actions, the form and the history. */
export async function show(main, parameters, { signal }) {
  const id = parameters.get("id") ?? "";
  const path = `/events/${encodeURIComponent(id)}`;
  const header = el("header", { class: "event-header" });
  const errors = el("div", {});
  fill(main, el("p", { class: "back-link" }, el("a", { href: listUrl() }, "All events")), header, errors);

  let current;
  try {
    current = await fetchEvent();
  } catch (error) {
    const title = error.isRefusedToken ? "Event" : "Event not found";
    const retry = () => show(main, parameters, { signal });
    if (!signal.aborted) fill(header, el("h1", { tabindex: "-1" }, title), errorBox(error, "", retry));
    return;
  }
  if (signal.aborted) return;
  const onStale = (partialResult) => handleConflict(partialResult);
  const form = eventForm(current, { onSaved: update, onStale, signal });
  const history = eventHistory(id, signal);
  main.append(el("div", { class: "columns" }, form.section, history.section));
  guardLeaving(form.isDirty, () => ["Leave ", quoted(current.event.title), " without saving?"]);
  update(current);

  async function fetchEvent() {
    const { body, etag } = await request("GET", path, { signal });
    return { event: body, etag };
  }

  function update(newer) {
    current = newer;
    fill(errors);
    showHeader();
    history.refresh();
  }

  function showHeader() {
    const { event } = current;
    const hadFocus = header.contains(document.activeElement);
    fill(
      header,
      el(
        "div",
        { class: "title-row" },
        el("h1", { tabindex: "-1", dir: "auto" }, event.title),
        el("div", { class: "buttons" }, actionsFor(event).map(actionButton), duplicateLink(event)),
      ),
      el(
        "p",
        { class: "facts" },
        badges(event),
        timeRange(event.startAt, event.endAt),
        el("bdi", {}, event.location),
        publicLink(event),
      ),
      event.publication && el("p", { class: "facts" }, "To be published ", timeToSecond(event.publication.at)),
      event.cancellation && reasonOf(event.cancellation),
      el(
        "p",
        { class: "secondary" },
        event.createdBy && ["Created by ", el("bdi", {}, event.createdBy), " · "],
        "Last change ",
        timeToSecond(event.updatedAt),
        " · ",
        el(
          "span",
          { "data-scope": "notifications:read" },
          el("a", { href: viewUrl("deliveries", { eventId: event.id }) }, "Notifications"),
          " · ",
        ),
        el("code", {}, event.id),
      ),
    );
    if (hadFocus) header.querySelector("h1").focus();
  }

  function actionButton(action) {
    const attributes = { class: `button ${action.kind}`, type: "button", "data-scope": action.scope };
    const button = el("button", attributes, action.label);
    button.addEventListener("click", exclusively(button, () => perform(action)));
    return button;
  }

  /** Asks again while the service refuses the value of the action's field. */
  async function perform(action) {
    const { title } = current.event;
    const field = action.field?.(current.event) ?? null;
    const { consequence, confirmLabel } = action;
    const kind = action.confirmKind ?? (action.kind === "primary" ? "primary" : "danger");
    while (await confirm({ question: action.question(title), consequence, confirmLabel, kind, field })) {
      if (field?.problem) {
        field.setErrors([field.problem]);
        continue;
      }
      try {
        await send(action.request(field?.value));
        if (action.discards) showDiscarded();
        else await reload(form.rebase);
        announce(action.success(title));
        return;
      } catch (error) {
        if (!(error instanceof ApiError)) throw error;
        const messages = error.details.filter((detail) => detail.field === field?.name).map((detail) => detail.message);
        if (messages.length === 0) {
          if (error.isStale) await handleConflict("");
          else fill(errors, errorBox(error));
          return;
        }
        field.setErrors(messages);
      }
    }
  }

  async function send({ method, path: subPath, body }) {
    await request(method, path + subPath, { body, ifMatch: current.etag });
  }

  function handleConflict(partialResult) {
    const reloadWith = (apply) => () => reload(apply).then(() => announce("This is the current version"), showError);
    return showConflict(errors, {
      id: encodeURIComponent(id),
      version: Number(current.etag.replaceAll('"', "")),
      partialResult,
      keepInput: reloadWith(form.rebase),
      discardInput: form.isDirty() ? reloadWith(form.reset) : null,
      signal,
    });
  }

  function showDiscarded() {
    clearLeaveGuard();
    const heading = el("h1", { tabindex: "-1", dir: "auto" }, current.event.title);
    const facts = el("p", { class: "facts" }, badge("draft", "Discarded"), "Only its history is left.");
    fill(header, heading, facts);
    form.section.remove();
    history.refresh();
    heading.focus();
  }

  async function reload(apply) {
    const newer = await fetchEvent();
    apply(newer);
    update(newer);
  }

  function showError(error) {
    if (!signal.aborted) fill(errors, errorBox(error));
  }
}

function reasonOf({ reason }) {
  return el("p", { class: "facts" }, "Reason: ", el("q", {}, el("bdi", {}, reason)));
}

function duplicateLink({ id }) {
  return el("a", { class: "button", href: viewUrl("new", { from: id }), "data-scope": "events:write" }, "Duplicate");
}
