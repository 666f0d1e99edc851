package com.ticketing.events.app;

import java.util.Map;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** JSON as the tests write and read it, apart from the service's own settings. */
final class Json {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private Json() {}

    static String write(Object value) {
        return MAPPER.writeValueAsString(value);
    }

    static Map<String, Object> object(String json) {
        return MAPPER.readValue(json, new TypeReference<>() {});
    }

    static JsonNode read(String json) {
        return MAPPER.readTree(json);
    }
}
