import { announce } from "./live-region.js";

const DELAY_MILLIS = 150;
const MAX_OPTIONS = 8;

/**
 * Suggestions below the location box: a combobox with a list, for the arrow keys, Enter, Escape and the pointer.
 * Without a choice, the typed text is the filter.
 */
export class LocationBox {
  #input = document.getElementById("location");
  #list = document.getElementById("location-options");
  #onChosen;
  #active = -1;
  #timer = 0;
  #request = new AbortController();

  /** @param onChosen called when the box has the location that the visitor has chosen */
  constructor({ onChosen }) {
    this.#onChosen = onChosen;
    this.#input.setAttribute("role", "combobox");
    this.#input.setAttribute("aria-autocomplete", "list");
    this.#input.setAttribute("aria-controls", this.#list.id);
    this.#close();
    this.#input.addEventListener("input", () => this.#suggestSoon(DELAY_MILLIS));
    this.#input.addEventListener("keydown", (event) => this.#onKey(event));
    this.#input.addEventListener("blur", () => this.#close());
    this.#input.form.addEventListener("submit", () => this.#close());
    this.#list.addEventListener("mousedown", (event) => event.preventDefault());
    this.#list.addEventListener("click", (event) => this.#choose(event.target.closest("[role=option]")));
  }

  #onKey(event) {
    const isOpen = !this.#list.hidden;
    if (event.isComposing) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (isOpen) this.#activate(this.#active + (event.key === "ArrowDown" ? 1 : -1));
      else this.#suggestSoon(0);
    } else if (event.key === "Escape" && isOpen) {
      event.preventDefault();
      this.#close();
    } else if (event.key === "Enter" && isOpen && this.#active >= 0) {
      event.preventDefault();
      this.#choose(this.#list.children[this.#active]);
    }
  }

  #suggestSoon(delay) {
    clearTimeout(this.#timer);
    this.#request.abort();
    this.#timer = setTimeout(() => this.#suggest(), delay);
  }

  /** Leaves the list closed if the locations cannot be loaded: the box works without them. */
  async #suggest() {
    this.#request = new AbortController();
    const { signal } = this.#request;
    const query = new URLSearchParams({ q: this.#input.value.trim(), limit: MAX_OPTIONS });
    try {
      const response = await fetch(`/public/locations?${query}`, { signal });
      if (!response.ok) return this.#close();
      const { locations } = await response.json();
      if (!signal.aborted && document.activeElement === this.#input) this.#open(locations);
    } catch {
      if (!signal.aborted) this.#close();
    }
  }

  #open(locations) {
    this.#list.replaceChildren(...locations.map(option));
    this.#activate(-1);
    this.#list.hidden = locations.length === 0;
    this.#input.setAttribute("aria-expanded", String(!this.#list.hidden));
    announce(locations.length === 1 ? "1 location" : `${locations.length} locations`);
  }

  #close() {
    clearTimeout(this.#timer);
    this.#request.abort();
    this.#list.hidden = true;
    this.#input.setAttribute("aria-expanded", "false");
    this.#activate(-1);
  }

  /** Index -1 is the input itself; behind the last option comes the input again. */
  #activate(index) {
    const options = [...this.#list.children];
    this.#active = index >= options.length ? -1 : index < -1 ? options.length - 1 : index;
    options.forEach((each, i) => each.setAttribute("aria-selected", String(i === this.#active)));
    const active = options[this.#active];
    if (active) {
      this.#input.setAttribute("aria-activedescendant", active.id);
      active.scrollIntoView({ block: "nearest" });
    } else {
      this.#input.removeAttribute("aria-activedescendant");
    }
  }

  #choose(chosen) {
    if (!chosen) return;
    this.#input.value = chosen.dataset.location;
    this.#close();
    this.#onChosen();
  }
}

/** Without the number of events, which counts past and cancelled ones, too. */
function option({ location }, index) {
  const item = document.createElement("li");
  item.id = `location-option-${index}`;
  item.setAttribute("role", "option");
  item.dataset.location = location;
  const name = document.createElement("bdi");
  name.textContent = location;
  item.append(name);
  return item;
}
