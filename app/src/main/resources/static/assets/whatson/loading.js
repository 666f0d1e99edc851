import { announce } from "./live-region.js";

/** Marks the results as loading or not, and removes an earlier error. The present results stay readable meanwhile. */
export function setLoading(isLoading) {
  const results = document.getElementById("results");
  results.setAttribute("aria-busy", String(isLoading));
  results.querySelector(".problem")?.remove();
}

/** Shows above the results that loading has failed, with a button that calls `retry`. */
export function showLoadError(retry) {
  const problem = document.createElement("div");
  problem.className = "notice error problem";
  const text = document.createElement("p");
  text.textContent = "The list could not be loaded. Below are the previous results.";
  const button = document.createElement("button");
  button.type = "button";
  button.className = "button";
  button.textContent = "Try again";
  button.addEventListener("click", retry);
  problem.append(text, button);
  document.getElementById("results").prepend(problem);
  announce(text.textContent);
}
