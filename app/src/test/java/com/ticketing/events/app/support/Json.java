package com.ticketing.events.app.support;

import java.util.Map;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** JSON mapper with default settings, independent of those of the service. */
public final class Json {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private Json() {}

    public static String write(Object value) {
        return MAPPER.writeValueAsString(value);
    }

    public static Map<String, Object> object(String json) {
        return MAPPER.readValue(json, new TypeReference<>() {});
    }

    public static JsonNode read(String json) {
        return MAPPER.readTree(json);
    }
}
