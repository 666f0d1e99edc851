/*
 * Custom elements of the Event Service for pages of other sites, as a classic script or as a module:
 *
 *   <event-summary base="https://events.example.com" event-id="..."></event-summary>
 *   <event-list base="https://events.example.com" locations="Hamburg" limit="5"></event-list>
 *
 * Data of the service become text nodes only. docs/clients.md has attributes, variables and parts.
 */
(() => {
  "use strict";

  if (customElements.get("event-summary")) return;

  /** Consecutive connection failures after which an element shows an error with a retry button. */
  const MAX_FAILURES = 5;

  const SUMMARY_FAILED = "The summary could not be loaded.";

  /** Attributes of an event list for its filters; `date-from` is the parameter `dateFrom`, and so on. */
  const FILTERS = ["q", "locations", "date-from", "date-to", "sort", "limit"];

  /** The default of `base`: the service of the script, or the site of the page for a module, whose URL is unknown. */
  const HOME = new URL("..", document.currentScript?.src ?? new URL("/embed/", document.baseURI)).href;

  const { timeZone } = new Intl.DateTimeFormat().resolvedOptions();
  const ZONE = timeZone === undefined || timeZone === "Etc/Unknown" ? "UTC" : timeZone;

  /** Base URLs of the services that have refused the visitor's zone, because the browser has newer zones. */
  const REFUSING = new Set();

  const RANGE = new Intl.DateTimeFormat(pageLanguage(), {
    timeZone: ZONE,
    weekday: "short",
    day: "numeric",
    month: "short",
    year: "numeric",
    hour: "numeric",
    minute: "2-digit",
    timeZoneName: "short",
  });

  /** YYYY-MM-DD, which is the form of Sweden. */
  const DAY = new Intl.DateTimeFormat("sv-SE", { timeZone: ZONE });

  const STYLE = new CSSStyleSheet();
  STYLE.replaceSync(`
    :host { display: block; color: var(--event-color, inherit); font: var(--event-font, inherit); }
    :host([hidden]) { display: none; }
    p, ul { margin: 0; padding: 0; list-style: none; overflow-wrap: anywhere; }
    li + li, event-summary, [part="link"] { margin-block-start: var(--event-gap, 0.5em); }
    time, [part="location"] { color: var(--event-muted-color, inherit); }
    [part="error"] { color: var(--event-error-color, inherit); }
    button { font: inherit; }
  `);

  /** An element that loads data while it is in the document, and again when an attribute changes. */
  class LoadingElement extends HTMLElement {
    #load = new AbortController();
    #isRestarting = false;

    constructor() {
      super();
      this.attachShadow({ mode: "open" }).adoptedStyleSheets = [STYLE];
    }

    connectedCallback() {
      this.restart();
    }

    disconnectedCallback() {
      this.#load.abort();
    }

    attributeChangedCallback() {
      if (this.isConnected) this.restart();
    }

    /** Ends what is being loaded and begins again, once for all calls of a task: an upgrade calls several times. */
    restart() {
      this.#load.abort();
      if (this.#isRestarting) return;
      this.#isRestarting = true;
      queueMicrotask(() => {
        this.#isRestarting = false;
        if (!this.isConnected) return;
        this.#load = new AbortController();
        this.load(this.#load.signal);
      });
    }

    /** The visitor's zone for a request; empty, for the zone of the service, if that has refused the visitor's. */
    get requestZone() {
      return REFUSING.has(this.base) ? "" : ZONE;
    }

    restartWithoutZone() {
      REFUSING.add(this.base);
      this.restart();
    }

    /** Base URL of the service, with a slash at the end. */
    get base() {
      const base = this.getAttribute("base") ?? HOME;
      return new URL(base.endsWith("/") ? base : `${base}/`, document.baseURI).href;
    }

    /** URL of a path of the service, with the parameters that have a value. */
    url(path, parameters = {}) {
      const url = new URL(path, this.base);
      for (const [name, value] of Object.entries(parameters)) {
        if (value) url.searchParams.set(name, value);
      }
      return url;
    }

    /** An error message; with a button if another attempt may succeed. The focus moves to the parent of the message. */
    error(message, { canRetry }) {
      const error = part("p", "error", message);
      if (canRetry) {
        const button = part("button", "retry", "Try again");
        button.type = "button";
        button.addEventListener("click", () => {
          error.parentElement.focus();
          this.restart();
        });
        error.append(" ", button);
      }
      return error;
    }
  }

  /** The streamed summary of one event. Screen readers announce it when it is complete. */
  class EventSummary extends LoadingElement {
    static observedAttributes = ["base", "event-id"];

    #region = part("div", "region");
    #shown = "";

    constructor() {
      super();
      this.#region.lang = "en";
      this.#region.tabIndex = -1;
      this.#region.setAttribute("aria-live", "polite");
      this.#region.setAttribute("aria-atomic", "true");
      this.shadowRoot.append(this.#region);
    }

    load(signal) {
      const id = this.getAttribute("event-id");
      if (!id) return this.#show([]);
      try {
        const url = this.url(`public/events/${encodeURIComponent(id)}/summary`, { tz: this.requestZone });
        if (url.href === this.#shown) return;
        this.#show([], { isBusy: true });
        whenVisible(this, signal, () => this.#stream(url, signal));
      } catch {
        this.#show([this.error(SUMMARY_FAILED, { canRetry: false })]); // An attribute is invalid.
      }
    }

    /** After a lost connection EventSource reconnects and resumes by itself. */
    #stream(url, signal) {
      const source = new EventSource(url);
      signal.addEventListener("abort", () => source.close());
      const text = part("p", "text");
      text.dir = "auto";
      this.#show([text], { isBusy: true });
      let failures = 0;
      source.addEventListener("message", ({ data }) => {
        failures = 0;
        text.append(data);
      });
      source.addEventListener("done", () => {
        source.close();
        this.#shown = url.href;
        this.#region.setAttribute("aria-busy", "false");
      });
      source.addEventListener("error", ({ data }) => {
        failures += 1;
        const isFinal = data !== undefined || source.readyState === EventSource.CLOSED;
        if (!isFinal && failures < MAX_FAILURES) return;
        source.close();
        this.#fail(url, signal);
      });
    }

    /** An EventSource does not reveal the status of a refused request. Only `tz` can be invalid in it. */
    async #fail(url, signal) {
      const { status } = await fetch(url, { method: "HEAD", signal }).catch(() => ({ status: 0 }));
      if (signal.aborted) return;
      if (status === 400 && url.searchParams.has("tz")) return this.restartWithoutZone();
      this.#show([
        status === 404
          ? this.error("This event is not available.", { canRetry: false })
          : this.error(SUMMARY_FAILED, { canRetry: true }),
      ]);
    }

    #show(content, { isBusy = false } = {}) {
      this.#shown = "";
      this.#region.replaceChildren(...content);
      this.#region.setAttribute("aria-busy", String(isBusy));
    }
  }

  /** Public events, each with its summary when it is opened; one at a time is open. Without days, from today. */
  class EventList extends LoadingElement {
    static observedAttributes = ["base", ...FILTERS];

    #status = part("div", "status");
    #list = part("ul", "list");

    constructor() {
      super();
      this.#status.lang = "en";
      this.#status.tabIndex = -1;
      this.#status.setAttribute("role", "status");
      this.#list.setAttribute("role", "list");
      this.shadowRoot.append(this.#status, this.#list);
    }

    async load(signal) {
      const parameters = { tz: this.requestZone };
      if (!this.getAttribute("date-to")) parameters.dateFrom = DAY.format();
      for (const name of FILTERS) {
        const parameter = name.replace(/-./, ([, letter]) => letter.toUpperCase());
        if (this.getAttribute(name)) parameters[parameter] = this.getAttribute(name);
      }
      try {
        const response = await fetch(this.url("public/events", parameters), { signal });
        const { events, error } = await response.json();
        if (parameters.tz && error?.details.some(({ field }) => field === "tz")) return this.restartWithoutZone();
        if (!response.ok) throw new Error(`Status ${response.status}`);
        this.#status.textContent = events.length === 0 ? "No events." : "";
        this.#list.replaceChildren(...events.map((event) => this.#item(event)));
      } catch {
        if (signal.aborted) return;
        this.#status.replaceChildren(this.error("The events could not be loaded.", { canRetry: true }));
        this.#list.replaceChildren();
      }
    }

    #item({ id, title, startAt, endAt, location, status }) {
      const details = part("details", "event");
      const time = part("time", "time", RANGE.formatRange(new Date(startAt), new Date(endAt)));
      time.dateTime = startAt;
      const heading = part("summary", "heading");
      heading.append(part("bdi", "title", title), " · ", time, " · ", part("bdi", "location", location));
      if (status === "CANCELLED") heading.append(" · ", part("span", "cancelled", "Cancelled"));
      const page = part("a", "page", "Event page");
      page.lang = "en";
      page.href = this.url(`e/${id}`).href;
      const link = part("p", "link");
      link.append(page);
      details.append(heading, link);
      details.addEventListener("toggle", () => this.#toggle(details, id));
      const item = document.createElement("li");
      item.append(details);
      return item;
    }

    #toggle(details, id) {
      if (!details.open) return details.querySelector("event-summary")?.remove();
      if (details.querySelector("event-summary")) return;
      for (const other of this.#list.querySelectorAll("details[open]")) {
        if (other !== details) other.open = false;
      }
      const summary = document.createElement("event-summary");
      summary.setAttribute("base", this.url("").href);
      summary.setAttribute("event-id", id);
      summary.setAttribute("exportparts", "region, text, error, retry");
      details.querySelector("summary").after(summary);
    }
  }

  /** Calls back once, when the element comes into view. */
  function whenVisible(element, signal, callback) {
    const observer = new IntersectionObserver(
      (entries) => {
        if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
        observer.disconnect();
        callback();
      },
      { rootMargin: "64px" },
    );
    signal.addEventListener("abort", () => observer.disconnect());
    observer.observe(element);
  }

  function part(tag, name, text = "") {
    const element = document.createElement(tag);
    element.setAttribute("part", name);
    element.textContent = text;
    return element;
  }

  /** The language of the page, for dates; the visitor's if it has none. */
  function pageLanguage() {
    try {
      return Intl.getCanonicalLocales(document.documentElement.lang || []);
    } catch {
      return [];
    }
  }

  customElements.define("event-summary", EventSummary);
  customElements.define("event-list", EventList);
})();
