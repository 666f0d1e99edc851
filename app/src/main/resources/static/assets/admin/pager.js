import { el } from "./dom.js";
import { number } from "./words.js";

/**
 * Links to the neighbouring pages; null when everything is on one.
 *
 * @param addressOf the address of a page by its number
 */
export function pager({ page, totalPages }, addressOf) {
  if (totalPages <= 1 && page <= 1) return null;
  const to = (target, word) =>
    target >= 1 && target <= totalPages && target !== page
      ? el("a", { class: "button", href: addressOf(target) }, word)
      : el("span", { class: "button off" }, word);
  return el(
    "nav",
    { class: "pager", "aria-label": "Pages" },
    to(1, "First"),
    to(Math.min(page - 1, totalPages), "Previous"),
    el("span", { class: "where" }, `Page ${number(page)} of ${number(totalPages)}`),
    to(page + 1, "Next"),
    to(totalPages, "Last"),
  );
}
