import { announce } from "./live-region.js";

const COPIED_MILLIS = 2500;

/** Shows the share button. It opens the share dialog of the device; without one it copies the link. */
export function startSharing() {
  const button = document.getElementById("share");
  const label = button.textContent;
  button.hidden = false;
  button.addEventListener("click", async () => {
    const page = { title: document.querySelector("h1").textContent, url: canonicalUrl() };
    if (navigator.canShare?.(page)) await share(page);
    else if (await isCopied(page.url)) confirmCopy(button, label);
    else showLink(page.url);
  });
}

/** URL of the page without the time zone of the visitor. */
function canonicalUrl() {
  return document.querySelector('link[rel="canonical"]').href;
}

async function share(page) {
  try {
    await navigator.share(page);
  } catch (problem) {
    if (problem.name !== "AbortError") showLink(page.url);
  }
}

async function isCopied(url) {
  try {
    await navigator.clipboard.writeText(url);
    return true;
  } catch {
    return false;
  }
}

function confirmCopy(button, label) {
  button.textContent = "Link copied";
  announce("Link copied");
  setTimeout(() => {
    button.textContent = label;
  }, COPIED_MILLIS);
}

/** For browsers that can neither share nor copy. */
function showLink(url) {
  const input = document.getElementById("share-url");
  document.getElementById("share-link").hidden = false;
  input.value = url;
  input.focus();
  input.select();
}
