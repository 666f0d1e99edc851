import { offerRetry, working } from "./progress.js";
import { say } from "./status.js";
import { ZONE } from "./when.js";

const FIELDS = ["dateFrom", "dateTo", "locations", "tz", "dateMode"];
const DAYS = ["dateFrom", "dateTo"];

let fetching = new AbortController();

/**
 * Follows filters, links to other pages and the browser's own buttons without leaving the page: the service is asked for
 * the page at the new address, and what differs is taken from it.
 *
 * @param leave called when what is shown is about to go
 * @param arrive called when something else is shown
 */
export function followAddress({ leave, arrive }) {
  const form = document.getElementById("filter");
  history.scrollRestoration = "manual";
  history.replaceState({ scroll: scrollY }, "");

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    open(wanted(form), { focus: null });
  });
  document.addEventListener("click", (event) => {
    const link = event.target.closest?.("a");
    if (!link || !isPlain(event) || link.origin !== location.origin || link.pathname !== "/" || link.hash) return;
    event.preventDefault();
    open(link.href, { focus: link.closest("#results") ? "results" : null });
  });
  addEventListener("popstate", (event) => {
    if (document.body.dataset.at === location.search) return;
    load(location.href, { focus: null, scroll: event.state?.scroll ?? 0 });
  });
  document.body.dataset.at = location.search;

  function open(address, { focus }) {
    history.replaceState({ scroll: scrollY }, "");
    if (address !== location.href) history.pushState({ scroll: 0 }, "", address);
    load(address, { focus, scroll: focus === null ? scrollY : null });
  }

  async function load(address, { focus, scroll }) {
    fetching.abort();
    fetching = new AbortController();
    const { signal } = fetching;
    document.body.dataset.at = location.search;
    working(true);
    try {
      const page = await pageAt(address, signal);
      leave();
      take(page);
      arrive();
      working(false);
      say(document.getElementById("count").textContent);
      if (focus !== null) document.getElementById(focus).focus({ preventScroll: true });
      if (scroll === null) document.getElementById("results").scrollIntoView();
      else scrollTo(0, scroll);
      document.querySelector("#filter [aria-invalid]")?.focus();
    } catch (problem) {
      if (signal.aborted) return;
      working(false);
      offerRetry(() => load(address, { focus, scroll }));
    }
  }
}

/** The address of what the form asks for; a zone says something only where there are days. */
function wanted(form) {
  const parameters = new URLSearchParams();
  const data = new FormData(form);
  const hasDays = DAYS.some((name) => data.get(name) !== "");
  for (const [name, value] of data) {
    const text = value.trim();
    const ofDays = name === "tz" || name === "dateMode";
    if ((text !== "" && !ofDays) || name === "dev") parameters.append(name, text);
    if (ofDays && hasDays && (text !== "" || name === "tz")) parameters.append(name, text || ZONE);
  }
  const query = parameters.toString();
  return new URL(query === "" ? "/" : `/?${query}`, location.href).href;
}

/** A page of the service's, parsed; its scripts do not run. An answer that is no page is a problem. */
function pageAt(address, signal) {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("GET", address);
    request.responseType = "document";
    request.onload = () => {
      const isPage = request.response?.getElementById("results");
      if (isPage) resolve(request.response);
      else reject(new Error(`The service answered ${request.status}`));
    };
    request.onerror = () => reject(new Error("The service did not answer"));
    request.onabort = () => reject(new Error("Not wanted any more"));
    signal.addEventListener("abort", () => request.abort());
    request.send();
  });
}

function take(page) {
  const results = document.getElementById("results");
  results.replaceChildren(...page.getElementById("results").childNodes);
  for (const name of FIELDS) {
    const field = document.getElementById(name);
    const now = page.getElementById(name);
    field.value = now.getAttribute("value");
    field.toggleAttribute("aria-invalid", false);
    if (now.hasAttribute("aria-invalid")) field.setAttribute("aria-invalid", "true");
  }
  for (const name of DAYS) {
    document.getElementById(`${name}-error`).textContent = page.getElementById(`${name}-error`).textContent;
  }
  document.getElementById("past").checked = page.getElementById("past").hasAttribute("checked");
  const calendar = 'link[rel="alternate"]';
  document.querySelector(calendar).href = page.querySelector(calendar).getAttribute("href");
}

function isPlain(event) {
  return event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey;
}
