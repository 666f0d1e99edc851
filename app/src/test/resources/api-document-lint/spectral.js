// Configuration of Spectral for app/src/main/resources/openapi.yaml; a warning fails ApiDocumentLintIT.
import rulesets from "@stoplight/spectral-rulesets";

export default {
  extends: [rulesets.oas],
  rules: {
    // The contact is that of the company that runs the service.
    "info-contact": "off",
    // The rule is that of OpenAPI 3.0. Since 3.1 a bearer token may have roles, which are the scopes of the service.
    "oas3-operation-security-defined": "off",
    // OpenAPI 3.1 cannot refer to the schemas of JSON lines and of events of a stream; OpenApiDocumentTest lists them.
    "oas3-unused-component": "off",
  },
};
