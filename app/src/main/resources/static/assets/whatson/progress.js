import { say } from "./status.js";

/** Shows whether the list is being fetched; what was shown stays readable until then. */
export function working(isWorking) {
  const results = document.getElementById("results");
  results.setAttribute("aria-busy", String(isWorking));
  results.querySelector(".problem")?.remove();
}

/** Says that the list could not be fetched, and lets the visitor try again. */
export function offerRetry(retry) {
  const problem = document.createElement("div");
  problem.className = "note bad problem";
  const text = document.createElement("p");
  text.textContent = "The list could not be fetched. What you see below is what was shown before.";
  const button = document.createElement("button");
  button.type = "button";
  button.className = "button";
  button.textContent = "Try again";
  button.addEventListener("click", retry);
  problem.append(text, button);
  document.getElementById("results").prepend(problem);
  say(text.textContent);
}
