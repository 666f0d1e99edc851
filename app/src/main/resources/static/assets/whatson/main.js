import { formatDates } from "./date-format.js";
import { announce } from "./live-region.js";
import { LocationBox } from "./location-box.js";
import { startNavigation } from "./navigation.js";
import { SummaryQueue } from "./summary-queue.js";

/**
 * Progressive enhancement of the page: dates in the visitor's time zone, streamed summaries, suggestions of locations,
 * navigation without reloads.
 */
const summaries = new SummaryQueue({
  showsCacheStatus: new URLSearchParams(location.search).has("dev"),
  onIdle: (count) => announce(count === 1 ? "One summary is ready" : `${count} summaries are ready`),
});

function enhance() {
  const results = document.getElementById("results");
  formatDates(results);
  summaries.observe(results.querySelectorAll(".card"));
}

enhance();
startNavigation({ beforeUpdate: () => summaries.stop(), afterUpdate: enhance });
new LocationBox({ onChosen: () => document.getElementById("filter").requestSubmit() });
