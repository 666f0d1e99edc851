import { el } from "./dom.js";

/**
 * A table whose rows are shown as cards on narrow screens. The explicit roles keep the table semantics for screen
 * readers.
 *
 * @param caption for screen readers
 * @param columns column headers, in order
 * @param rows an array of cells per row, nodes or texts; the first cell is the row header
 */
export function table(caption, columns, rows) {
  return el(
    "table",
    { role: "table" },
    el("caption", { class: "visually-hidden" }, caption),
    el("thead", { role: "rowgroup" }, el("tr", { role: "row" }, columns.map(columnHeader))),
    el("tbody", { role: "rowgroup" }, rows.map((cells) => row(columns, cells))),
  );
}

function columnHeader(name) {
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
