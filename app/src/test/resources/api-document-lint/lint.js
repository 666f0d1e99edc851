// Prints the problems that Redocly and Spectral find in a document. Argument: the document as JSON.
import { readFile } from "node:fs/promises";
import { lint, loadConfig } from "@redocly/openapi-core";
import spectralCore from "@stoplight/spectral-core";
import ruleset from "./spectral.js";

const [document] = process.argv.slice(2);

const config = await loadConfig({ configPath: "redocly.yaml" });
for (const { severity, ruleId, location, message } of await lint({ ref: document, config })) {
  console.log(`redocly ${severity} ${ruleId} ${location[0].pointer}: ${message}`);
}

const SEVERITIES = ["error", "warn", "info", "hint"];
const spectral = new spectralCore.Spectral();
spectral.setRuleset(ruleset);
for (const { severity, code, path, message } of await spectral.run(JSON.parse(await readFile(document, "utf8")))) {
  console.log(`spectral ${SEVERITIES[severity]} ${code} ${path.join("/")}: ${message}`);
}
