// Prints the problems that Redocly finds in a document. Arguments: the document, the configuration.
import { lint, loadConfig } from "@redocly/openapi-core";

const [document, configuration] = process.argv.slice(2);
const problems = await lint({ ref: document, config: await loadConfig({ configPath: configuration }) });
for (const { severity, ruleId, location, message } of problems) {
  console.log(`${severity} ${ruleId} ${location[0].pointer}: ${message}`);
}
