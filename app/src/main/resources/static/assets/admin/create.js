import { ask, Refused } from "./api.js";
import { el, fill } from "./dom.js";
import { createdByField, eventFields, firstStatusField, notesField } from "./fields.js";
import { clearRefusal, formTop, onceAtATime, showRefusal } from "./form.js";
import { problem, say } from "./notice.js";
import { address, askBeforeLeaving, forget, go } from "./router.js";

/** The form for a new event. One form makes one event, however often it is sent: all its requests have one key. */
export async function show(main, _, { signal }) {
  const key = newKey();
  const fields = [...eventFields(), firstStatusField(), notesField(), createdByField()];
  const top = formTop();
  const button = el("button", { class: "button primary" }, "Create event");
  let lastTried = null;
  fill(
    main,
    el("p", { class: "back" }, el("a", { href: address("events") }, "All events")),
    el("header", { class: "title-row" }, el("h1", { tabindex: "-1" }, "New event")),
    el(
      "form",
      { class: "editor new panel", novalidate: true, on: { submit: onceAtATime(button, submit) } },
      top,
      fields.map((field) => field.element),
      el("div", { class: "buttons" }, button, el("a", { class: "button", href: address("events") }, "Back to the list")),
    ),
  );
  askBeforeLeaving(() => fields.some((field) => field.isDirty), () => "Leave without creating the event?");

  async function submit() {
    clearRefusal(fields, top);
    const body = Object.fromEntries(fields.map((field) => [field.name, field.value]));
    try {
      const created = await create(body);
      say(`“${created.title}” is created`);
      if (signal.aborted) return;
      forget();
      await go(address("event", { id: created.id }));
    } catch (refused) {
      if (!(refused instanceof Refused)) throw refused;
      if (refused.isUncertain) lastTried = body;
      if (refused.code === "IDEMPOTENCY_KEY_REUSED" && lastTried) await showFirst(refused);
      else showRefusal(fields, top, refused, refused.isUncertain ? UNCERTAIN : "");
    }
  }

  async function create(body) {
    return (await ask("POST", "/events", { body, idempotencyKey: key })).body;
  }

  /** An attempt without an answer has made the event after all, and the form says something else by now. */
  async function showFirst(refused) {
    try {
      const { id } = await create(lastTried);
      forget();
      fill(
        top,
        problem({ message: "Your first attempt had created the event, without the changes you made since." }),
        el("p", {}, el("a", { href: address("event", { id }) }, "Open the event to make them there")),
      );
    } catch {
      showRefusal(fields, top, refused);
    }
  }
}

const UNCERTAIN = "Perhaps the event was created, perhaps not; sending it again cannot make a second one.";

/** Not `randomUUID`, which a page without TLS does not have. */
function newKey() {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");
}
