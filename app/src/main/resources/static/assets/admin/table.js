import { el } from "./dom.js";

/**
 * A table whose rows become cards on a narrow screen; the roles keep it a table for screen readers then.
 *
 * @param caption what it lists, for screen readers
 * @param columns the names of the columns, in order
 * @param rows for each row its cells, nodes or texts; the first one names the row
 */
export function table(caption, columns, rows) {
  return el(
    "table",
    { role: "table" },
    el("caption", { class: "unseen" }, caption),
    el("thead", { role: "rowgroup" }, el("tr", { role: "row" }, columns.map(head))),
    el("tbody", { role: "rowgroup" }, rows.map((cells) => row(columns, cells))),
  );
}

function head(name) {
  return el("th", { scope: "col", role: "columnheader" }, name);
}

function row(columns, cells) {
  return el(
    "tr",
    { role: "row" },
    cells.map((cell, n) =>
      n === 0
        ? el("th", { scope: "row", role: "rowheader" }, cell)
        : el("td", { role: "cell", "data-column": columns[n] }, cell),
    ),
  );
}
