package com.ticketing.events.app.http.document;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.Resource;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * Serves the API document as it is written, and the same as JSON. Both are read for the first request that needs them
 * and kept. Thread-safe.
 */
@RestController
class ApiDocumentController {

    private static final String OPENAPI_YAML = "application/vnd.oai.openapi";

    private final Resource document;
    private byte @Nullable [] yaml;
    private byte @Nullable [] json;

    ApiDocumentController(@Value("classpath:openapi.yaml") Resource document) {
        this.document = document;
    }

    @GetMapping(path = "/v3/api-docs.yaml", produces = OPENAPI_YAML)
    synchronized byte[] yaml() throws IOException {
        if (yaml == null) {
            yaml = document.getContentAsByteArray();
        }
        return yaml;
    }

    @GetMapping(path = "/v3/api-docs", produces = MediaType.APPLICATION_JSON_VALUE)
    synchronized byte[] json() throws IOException {
        if (json == null) {
            json = JsonMapper.shared().writeValueAsBytes(new YAMLMapper().readTree(yaml()));
        }
        return json;
    }
}
