import { ask, Refused } from "./api.js";
import { el, fill } from "./dom.js";
import { choice, filterPanel, labelled } from "./filter-panel.js";
import { onceAtATime } from "./form.js";
import { problem, say, whisper } from "./notice.js";
import { address, go } from "./router.js";
import { table } from "./table.js";
import { exactly } from "./when.js";
import { badge, count } from "./words.js";

const PER_PAGE = 50;
const STATES = { pending: "Pending", sent: "Sent", dead: "Dead" };

/** The log of notifications: what was told to whom, what was not, and a button to tell it again. */
export async function show(main, parameters, { signal }) {
  const asked = (name) => parameters.get(name) ?? "";
  const result = el("section", { "aria-label": "Deliveries", "aria-busy": "true" });
  fill(
    main,
    el("header", { class: "title-row" }, el("h1", { tabindex: "-1" }, "Notifications")),
    filter(asked),
    result,
  );
  try {
    const query = new URLSearchParams({ limit: PER_PAGE });
    ["state", "eventId", "after"].forEach((name) => asked(name) && query.set(name, asked(name)));
    const { body } = await ask("GET", `/notifications?${query}`, { signal });
    fill(result, list(body.notifications, signal), more(body.next, asked));
    whisper(`${count(body.notifications.length, "delivery", "deliveries")} on this page`);
  } catch (refused) {
    if (signal.aborted) return;
    fill(result, problem(refused));
  }
  result.removeAttribute("aria-busy");
}

function filter(asked) {
  return filterPanel(
    {
      name: "Filter deliveries",
      filtering: asked("state") !== "" || asked("eventId") !== "",
      cleared: address("deliveries"),
      apply: (data) => go(address("deliveries", { state: data.get("state"), eventId: data.get("eventId").trim() })),
    },
    labelled("State", choice("state", [["", "All"], ...Object.entries(STATES)], asked("state"))),
    labelled("Event id", el("input", { name: "eventId", value: asked("eventId"), spellcheck: "false" }), "wide"),
  );
}

function list(deliveries, signal) {
  if (deliveries.length === 0) return el("p", { class: "empty panel" }, "There is no such delivery.");
  return table(
    "Deliveries, the oldest first",
    ["Notification", "Channel", "State", "Attempts", "Last change", "Again"],
    deliveries.map((delivery) => cells(delivery, signal)),
  );
}

function cells(delivery, signal) {
  const state = el("span", {}, stateOf(delivery));
  const attempts = el("span", {}, String(delivery.attempts));
  const updated = el("span", {}, exactly(delivery.updatedAt));
  return [
    el("a", { href: address("event", { id: delivery.eventId }) }, delivery.text),
    delivery.channel,
    state,
    attempts,
    updated,
    again(delivery, signal, (now) => {
      fill(state, stateOf(now));
      fill(attempts, String(now.attempts));
      fill(updated, exactly(now.updatedAt));
    }),
  ];
}

function stateOf({ state, lastError, nextAttemptAt }) {
  return [
    badge(state, STATES[state] ?? state),
    nextAttemptAt !== null && el("span", { class: "fine" }, " next try ", exactly(nextAttemptAt)),
    lastError !== null && el("span", { class: "fine", title: "The last error" }, ` ${lastError}`),
  ];
}

/** A delivery that is still pending is tried without being asked. */
function again(delivery, signal, changed) {
  if (delivery.state === "pending") return el("span", { class: "fine" }, "is being tried");
  const trouble = el("span", {});
  const label = `Send again: “${delivery.text}” by ${delivery.channel}`;
  const button = el("button", { class: "button small", type: "button", "aria-label": label }, "Send again");
  button.addEventListener("click", onceAtATime(button, redeliver));
  return el("span", {}, button, trouble);

  async function redeliver() {
    fill(trouble);
    const { position, channel, text } = delivery;
    try {
      const { body } = await ask("POST", `/notifications/${position}/${encodeURIComponent(channel)}/redeliver`);
      changed(body);
      say(`“${text}” will be sent again by ${channel}`);
      await settled(delivery, signal, changed);
    } catch (refused) {
      if (!(refused instanceof Refused)) throw refused;
      fill(trouble, problem(refused));
    }
  }
}

/** Looks for a while whether the delivery has been tried. */
async function settled({ id, position, eventId }, signal, changed) {
  for (let look = 0; look < 10; look++) {
    await new Promise((resolve) => setTimeout(resolve, 500));
    if (signal.aborted) return;
    const { body } = await ask("GET", `/notifications?eventId=${eventId}&after=${position - 1}&limit=20`);
    const now = body.notifications.find((delivery) => delivery.id === id);
    if (!now) return;
    changed(now);
    if (now.state !== "pending") {
      say(`“${now.text}”: ${STATES[now.state]}`);
      return;
    }
  }
}

function more(next, asked) {
  if (next === null && asked("after") === "") return null;
  const kept = { state: asked("state"), eventId: asked("eventId") };
  return el(
    "nav",
    { class: "pager", "aria-label": "Pages" },
    asked("after") !== "" && el("a", { class: "button", href: address("deliveries", kept) }, "Oldest"),
    next !== null && el("a", { class: "button", href: address("deliveries", { ...kept, after: next }) }, "Later ones"),
  );
}
