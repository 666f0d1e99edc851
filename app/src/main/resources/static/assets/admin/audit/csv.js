/** CSV (RFC 4180) that a spreadsheet reads as text. */
const COLUMNS = ["position", "at", "type", "eventId", "version", "actor", "requestId", "changes"];

/** First characters by which spreadsheets take a cell for a formula, some of them in full width, too. */
const FORMULA = /^[=+\-@＝＋－＠\t\r\n]/;

/** Byte order mark, without which spreadsheets do not read UTF-8, and the line with the names of the columns. */
export const CSV_HEADER = `\uFEFF${csvLine(COLUMNS)}`;

/** The line of one audit entry; its changes are JSON. */
export function csvEntry(entry) {
  return csvLine(
    COLUMNS.map((column) => (column === "changes" ? JSON.stringify(entry.changes ?? {}) : (entry[column] ?? ""))),
  );
}

/** A line of quoted cells. An apostrophe before the first character keeps a cell from being a formula. */
export function csvLine(values) {
  return `${values.map((value) => `"${neutralized(String(value)).replaceAll('"', '""')}"`).join(",")}\r\n`;
}

function neutralized(text) {
  return FORMULA.test(text) ? `'${text}` : text;
}
