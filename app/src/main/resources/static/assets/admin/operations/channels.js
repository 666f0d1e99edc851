import { request } from "../api/api.js";
import { ApiError } from "../api/http.js";
import { exclusively } from "../form/form.js";
import { timeToSecond } from "../ui/date-format.js";
import { el, fill, uniqueId } from "../ui/dom.js";
import { badge, formatCount, formatNumber } from "../ui/labels.js";
import { announce, errorBox } from "../ui/messages.js";

/** The number of latest positions among whose deliveries the service counts the sent ones. */
const RECENT_POSITIONS = 100000;

/** The number of deliveries that one request redelivers at most. */
const MAX_REDELIVERED = 1000;

/**
 * Cards of the channels: address, end of the address by its receiver, numbers by state, and a button that sends the
 * dead deliveries of one channel again.
 *
 * @param onRedelivered called after deliveries became pending
 */
export function channelCards(signal, onRedelivered) {
  const element = el("section", { class: "cards", "aria-label": "Channels" });
  return { element, load };

  async function load() {
    try {
      const { body, position } = await request("GET", "/notifications/channels", { signal });
      fill(element, body.channels.map((channel) => card(channel, position)));
    } catch (error) {
      if (signal.aborted) return;
      fill(element, errorBox(error, "", load));
    }
  }

  function card(channel, position) {
    const heading = el("h2", { id: uniqueId("channel") }, channel.channel);
    const errors = el("div", {});
    return el(
      "section",
      { class: "panel channel", "aria-labelledby": heading.id },
      el("div", { class: "title-row" }, heading, stateOf(channel)),
      channel.address !== null && el("p", { class: "secondary address" }, channel.address),
      channel.endedAt !== null &&
        el("p", {}, "The receiver ended this address on ", timeToSecond(channel.endedAt), "; nothing is sent to it."),
      el("p", { class: "secondary" }, counts(channel, position)),
      errors,
      channel.dead > 0 &&
        el("div", { class: "buttons", "data-scope": "notifications:write" }, redeliveryButton(channel, errors)),
    );
  }

  function redeliveryButton({ channel, dead }, errors) {
    const label = `Send all ${formatNumber(dead)} dead again`;
    const button = el(
      "button",
      { class: "button small", type: "button", "aria-label": `${label} by ${channel}` },
      label,
    );
    button.addEventListener("click", exclusively(button, redeliver));
    return button;

    async function redeliver() {
      fill(errors);
      try {
        const redelivered = await redeliverAll(channel, dead);
        await load();
        await onRedelivered();
        announce(`${formatCount(redelivered, "delivery", "deliveries")} will be sent again by ${channel}`);
      } catch (error) {
        if (!(error instanceof ApiError)) throw error;
        fill(errors, errorBox(error));
      }
    }
  }

  /** Redelivers as many as were dead, since those that fail at once are dead again; returns the number. */
  async function redeliverAll(channel, dead) {
    const path = `/notifications/channels/${encodeURIComponent(channel)}/redeliver`;
    let total = 0;
    while (total < dead && !signal.aborted) {
      const { redelivered } = (await request("POST", path)).body;
      total += redelivered;
      if (redelivered < MAX_REDELIVERED) break;
    }
    return total;
  }
}

function counts({ pending, sent, dead }, position) {
  const recently = position > RECENT_POSITIONS ? ` of the last ${formatNumber(RECENT_POSITIONS)} changes` : "";
  return `${formatNumber(pending)} pending, ${formatNumber(sent)} sent${recently}, ${formatNumber(dead)} dead`;
}

function stateOf({ endedAt }) {
  return endedAt === null ? badge("live", "In use") : badge("dead", "Ended");
}
