import { el } from "./dom.js";
import { formatNumber } from "./labels.js";

/**
 * Links to the first, previous, next and last page; null if there is only one page.
 *
 * @param urlOf the URL of a page by its number
 */
export function pager({ page, totalPages }, urlOf) {
  if (totalPages <= 1 && page <= 1) return null;
  const link = (target, label) =>
    target >= 1 && target <= totalPages && target !== page
      ? el("a", { class: "button", href: urlOf(target) }, label)
      : el("span", { class: "button disabled" }, label);
  return el(
    "nav",
    { class: "pager", "aria-label": "Pages" },
    link(1, "First"),
    link(Math.min(page - 1, totalPages), "Previous"),
    el("span", { class: "page-position" }, `Page ${formatNumber(page)} of ${formatNumber(totalPages)}`),
    link(page + 1, "Next"),
    link(totalPages, "Last"),
  );
}
