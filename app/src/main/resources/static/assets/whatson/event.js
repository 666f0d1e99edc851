import { formatDates } from "./date-format.js";
import { announce } from "./live-region.js";
import { startSharing } from "./share.js";
import { SummaryQueue } from "./summary-queue.js";

/** Progressive enhancement of an event's page: dates in the visitor's time zone, streamed summary, share button. */
const summaries = new SummaryQueue({
  showsCacheStatus: new URLSearchParams(location.search).has("dev"),
  onIdle: () => announce("The summary is ready"),
});

formatDates(document);
summaries.observe(document.querySelectorAll(".card"));
startSharing();
