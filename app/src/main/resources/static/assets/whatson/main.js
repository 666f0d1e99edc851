import { followAddress } from "./address.js";
import { Summaries } from "./summaries.js";
import { inTheVisitorsZone } from "./when.js";
import { say } from "./status.js";

/** The page is complete when it arrives; this puts its dates into the visitor's words and lets each event tell of itself. */
const summaries = new Summaries({
  marked: new URLSearchParams(location.search).has("dev"),
  finished: (count) => say(count === 1 ? "One summary is ready" : `${count} summaries are ready`),
});

function enhance() {
  const results = document.getElementById("results");
  inTheVisitorsZone(results);
  summaries.show(results.querySelectorAll(".card"));
}

enhance();
followAddress({ leave: () => summaries.stop(), arrive: enhance });
