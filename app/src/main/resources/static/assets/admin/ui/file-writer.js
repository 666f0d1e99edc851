/**
 * Opens a file of the user to write text to. Where the browser permits it, the user chooses the file and each text is
 * written at once; otherwise the browser keeps the texts as blobs, outside the script's memory, and downloads the file
 * when it is closed.
 *
 * @returns `write(text)`, `close()` and `abort()`, each with a promise; null if the user has chosen no file
 */
export async function openFile(name, type) {
  if (typeof globalThis.showSaveFilePicker !== "function") return downloadFile(name, type);
  try {
    const handle = await globalThis.showSaveFilePicker({ suggestedName: name });
    return await handle.createWritable();
  } catch (error) {
    if (error.name === "AbortError") return null;
    return downloadFile(name, type);
  }
}

function downloadFile(name, type) {
  let parts = [];
  return {
    async write(text) {
      parts.push(new Blob([text]));
    },

    async close() {
      const url = URL.createObjectURL(new Blob(parts, { type }));
      const link = document.createElement("a");
      link.href = url;
      link.download = name;
      link.click();
      // Revoked later, because some browsers read the blob after the click.
      setTimeout(() => URL.revokeObjectURL(url), 60000);
    },

    async abort() {
      parts = [];
    },
  };
}
