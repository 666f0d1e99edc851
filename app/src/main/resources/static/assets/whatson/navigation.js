import { refuseZone, requestZone } from "../time-zone.js";
import { announce } from "./live-region.js";
import { setLoading, showLoadError } from "./loading.js";
import { keepScroll, restoreScroll, startKeepingScroll } from "./scroll-position.js";

const FIELDS = ["q", "location", "dateFrom", "dateTo"];
const DATE_FIELDS = ["dateFrom", "dateTo"];
const TOP = { y: 0 };

let pendingLoad = new AbortController();

/**
 * In-page navigation for the filter form, links to other pages of the list and the browser's history: fetches the page
 * at the new URL and replaces the parts that differ.
 *
 * @param beforeUpdate called before the results are replaced
 * @param afterUpdate called after the results have been replaced
 */
export function startNavigation({ beforeUpdate, afterUpdate }) {
  const form = document.getElementById("filter");
  startKeepingScroll();

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    open(urlOf(form), { focus: null });
  });
  document.addEventListener("click", (event) => {
    const link = event.target.closest?.("a");
    if (!link || !isPlainClick(event) || link.origin !== location.origin || link.pathname !== "/" || link.hash) return;
    event.preventDefault();
    open(link.href, { focus: link.closest("#results") ? "results" : null });
  });
  addEventListener("popstate", (event) => {
    if (document.body.dataset.query === location.search) {
      if (event.state?.scroll) restoreScroll(event.state.scroll);
      return;
    }
    load(location.href, { focus: null, scroll: event.state?.scroll ?? TOP });
  });
  document.body.dataset.query = location.search;

  function open(url, { focus }) {
    keepScroll();
    if (url !== location.href) history.pushState({ scroll: TOP }, "", url);
    load(url, { focus, scroll: focus === null ? { y: scrollY } : null });
  }

  async function load(url, { focus, scroll }) {
    pendingLoad.abort();
    pendingLoad = new AbortController();
    const { signal } = pendingLoad;
    const before = values();
    document.body.dataset.query = location.search;
    setLoading(true);
    try {
      const page = await fetchList(url, signal);
      beforeUpdate();
      update(page, before);
      afterUpdate();
      setLoading(false);
      announce(document.getElementById("count").textContent);
      if (focus !== null) document.getElementById(focus).focus({ preventScroll: true });
      if (scroll === null) document.getElementById("results").scrollIntoView();
      else restoreScroll(scroll);
      document.querySelector("#filter [aria-invalid]")?.focus();
    } catch (problem) {
      if (signal.aborted) return;
      setLoading(false);
      showLoadError(() => load(url, { focus, scroll }));
    }
  }
}

/** The URL of the form's filters. Time zone and date mode are only included together with a date. */
function urlOf(form) {
  const parameters = new URLSearchParams();
  const data = new FormData(form);
  const hasDates = DATE_FIELDS.some((name) => data.get(name) !== "");
  for (const [name, value] of data) {
    const text = value.trim() || (name === "tz" ? requestZone() : "");
    const belongsToDates = name === "tz" || name === "dateMode";
    if ((text !== "" && (hasDates || !belongsToDates)) || name === "dev") parameters.append(name, text);
  }
  const query = parameters.toString();
  return new URL(query === "" ? "/" : `/?${query}`, location.href).href;
}

/** Fetches a list; without the visitor's time zone, also in the address, if the service lacks it. */
async function fetchList(url, signal) {
  const page = await fetchPage(url, signal);
  const address = new URL(url);
  const isAboutZone = page.querySelector('[data-field="tz"]') !== null;
  if (!isAboutZone || !refuseZone(address.searchParams.get("tz"))) return page;
  address.searchParams.delete("tz");
  history.replaceState(history.state, "", address);
  document.body.dataset.query = location.search;
  return fetchPage(address, signal);
}

/** Fetches and parses a page without running its scripts. Rejects if the response is not a page with results. */
function fetchPage(url, signal) {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("GET", url);
    request.responseType = "document";
    request.onload = () => {
      const isPage = request.response?.getElementById("results");
      if (isPage) resolve(request.response);
      else reject(new Error(`Unexpected response with status ${request.status}`));
    };
    request.onerror = () => reject(new Error("Network error"));
    request.onabort = () => reject(new Error("Request aborted"));
    signal.addEventListener("abort", () => request.abort());
    request.send();
  });
}

/** The values of the form's fields by name. */
function values() {
  return Object.fromEntries(FIELDS.map((name) => [name, document.getElementById(name).value]));
}

/** @param before the values when the page was requested; a field that has another one by now keeps it */
function update(page, before) {
  for (const part of ["results", "kept"]) {
    document.getElementById(part).replaceChildren(...page.getElementById(part).childNodes);
  }
  for (const name of FIELDS) {
    const field = document.getElementById(name);
    const newField = page.getElementById(name);
    if (field.value === before[name]) field.value = newField.getAttribute("value");
    field.toggleAttribute("aria-invalid", false);
    if (newField.hasAttribute("aria-invalid")) field.setAttribute("aria-invalid", "true");
    const error = document.getElementById(`${name}-error`);
    if (error) error.textContent = page.getElementById(error.id).textContent;
  }
  document.getElementById("clear").href = page.getElementById("clear").getAttribute("href");
  document.title = page.title;
  for (const link of ['link[rel="alternate"]', 'link[rel="canonical"]']) {
    document.querySelector(link).href = page.querySelector(link).getAttribute("href");
  }
}

function isPlainClick(event) {
  return event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey;
}
