import { request } from "../api/api.js";
import { ApiError } from "../api/http.js";
import { allows } from "../api/session.js";
import { exclusively } from "../form/form.js";
import { eventLink } from "../permissions.js";
import { navigate, viewUrl } from "../router.js";
import { timeToSecond } from "../ui/date-format.js";
import { el, fill, quoted } from "../ui/dom.js";
import { filterPanel, labelled, select } from "../ui/filter-panel.js";
import { badge, formatCount } from "../ui/labels.js";
import { announce, announceToScreenReaders, errorBox } from "../ui/messages.js";
import { table } from "../ui/table.js";
import { channelCards } from "./channels.js";

const PAGE_SIZE = 50;
const POLL_MILLIS = 500;
const MAX_POLLS = 10;
const STATES = { pending: "Pending", sent: "Sent", dead: "Dead" };

/**
 * View of the delivery log: the channels, and the notifications with their state, each with a button to redeliver what
 * is dead, or one notification.
 */
export async function show(main, parameters, { signal }) {
  const parameter = (name) => parameters.get(name) ?? "";
  const result = el("section", { "aria-label": "Deliveries", "aria-busy": "true" });
  const channels = channelCards(signal, load);
  fill(
    main,
    el("header", { class: "title-row" }, el("h1", { tabindex: "-1" }, "Notifications")),
    channels.element,
    filterForm(parameter),
    result,
  );
  await loadAll();

  /** One after the other, so that a refused token is asked for once. */
  async function loadAll() {
    if (await load()) await channels.load();
  }

  /** Whether the token was accepted. */
  async function load() {
    let isLoaded = true;
    try {
      const query = new URLSearchParams({ limit: PAGE_SIZE, sort: "-position" });
      ["state", "eventId", "after"].forEach((name) => parameter(name) && query.set(name, parameter(name)));
      const { body } = await request("GET", `/notifications?${query}`, { signal });
      fill(result, deliveryTable(body.notifications, signal), pagerOf(body.next, parameter));
      announceToScreenReaders(`${formatCount(body.notifications.length, "delivery", "deliveries")} on this page`);
    } catch (error) {
      if (signal.aborted) return false;
      fill(result, errorBox(error, "", loadAll));
      isLoaded = !error.isRefusedToken;
    }
    result.removeAttribute("aria-busy");
    return isLoaded;
  }
}

function filterForm(parameter) {
  return filterPanel(
    {
      label: "Filter deliveries",
      isFiltering: parameter("state") !== "" || parameter("eventId") !== "",
      clearUrl: viewUrl("deliveries"),
      onApply: (data) =>
        navigate(viewUrl("deliveries", { state: data.get("state"), eventId: data.get("eventId").trim() })),
    },
    labelled("State", select("state", [["", "All"], ...Object.entries(STATES)], parameter("state"))),
    labelled("Event id", el("input", { name: "eventId", value: parameter("eventId"), spellcheck: "false" }), "wide"),
  );
}

function deliveryTable(deliveries, signal) {
  if (deliveries.length === 0) return el("p", { class: "empty panel" }, "No deliveries found.");
  const columns = ["Notification", "Channel", "State", "Attempts", "Last change"];
  if (allows("notifications:write")) columns.push("Redelivery");
  return table(
    "Deliveries, newest first",
    columns,
    deliveries.map((delivery) => cells(delivery, signal).slice(0, columns.length)),
  );
}

function cells(delivery, signal) {
  const state = el("span", {}, stateOf(delivery));
  const attempts = el("span", {}, String(delivery.attempts));
  const updated = el("span", {}, timeToSecond(delivery.updatedAt));
  return [
    eventLink(delivery.eventId, el("bdi", {}, delivery.text)),
    delivery.channel,
    state,
    attempts,
    updated,
    redelivery(delivery, signal, (current) => {
      fill(state, stateOf(current));
      fill(attempts, String(current.attempts));
      fill(updated, timeToSecond(current.updatedAt));
    }),
  ];
}

function stateOf({ state, lastError, nextAttemptAt }) {
  return [
    badge(state, STATES[state] ?? state),
    nextAttemptAt !== null && el("span", { class: "secondary" }, " next attempt ", timeToSecond(nextAttemptAt)),
    lastError !== null && el("span", { class: "secondary", title: "Last error" }, ` ${lastError}`),
  ];
}

/** Button that redelivers a notification. A pending delivery has none, because its next attempt is scheduled. */
function redelivery(delivery, signal, onChange) {
  if (delivery.state === "pending") return el("span", { class: "secondary" }, "in progress");
  const errors = el("span", {});
  const label = `Send again: “${delivery.text}” by ${delivery.channel}`;
  const button = el(
    "button",
    { class: "button small", type: "button", "aria-label": label, "data-scope": "notifications:write" },
    "Send again",
  );
  button.addEventListener("click", exclusively(button, redeliver));
  return el("span", {}, button, errors);

  async function redeliver() {
    fill(errors);
    const { position, channel, text } = delivery;
    try {
      const { body } = await request("POST", `/notifications/${position}/${encodeURIComponent(channel)}/redeliver`);
      onChange(body);
      announce(quoted(text), ` will be sent again by ${channel}`);
      await pollOutcome(delivery, signal, onChange);
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      fill(errors, errorBox(error));
    }
  }
}

/** Polls a delivery until it is no longer pending, at most {@link MAX_POLLS} times. */
async function pollOutcome({ id, position, eventId }, signal, onChange) {
  for (let poll = 0; poll < MAX_POLLS; poll++) {
    await new Promise((resolve) => setTimeout(resolve, POLL_MILLIS));
    if (signal.aborted) return;
    const { body } = await request("GET", `/notifications?eventId=${eventId}&after=${position - 1}&limit=20`);
    const current = body.notifications.find((delivery) => delivery.id === id);
    if (!current) return;
    onChange(current);
    if (current.state !== "pending") {
      announce(quoted(current.text), `: ${STATES[current.state]}`);
      return;
    }
  }
}

function pagerOf(next, parameter) {
  if (next === null && parameter("after") === "") return null;
  const filters = { state: parameter("state"), eventId: parameter("eventId") };
  return el(
    "nav",
    { class: "pager", "aria-label": "Pages" },
    parameter("after") !== "" && el("a", { class: "button", href: viewUrl("deliveries", filters) }, "First"),
    next !== null && el("a", { class: "button", href: viewUrl("deliveries", { ...filters, after: next }) }, "Next"),
  );
}
