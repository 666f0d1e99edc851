package com.ticketing.events.app.eventlog.jdbc;

import static java.nio.charset.StandardCharsets.UTF_8;

import tools.jackson.databind.json.JsonMapper;

/** Members of the JSON objects in which the log stores metadata. */
final class MetadataJson {

    private static final JsonMapper JSON = JsonMapper.shared();

    private MetadataJson() {}

    /** A string member in its stored form, without white space. */
    static String member(String name, String value) {
        return JSON.writeValueAsString(name) + ":" + JSON.writeValueAsString(value);
    }

    /** Adds a string member in front of the members of {@code object}, which must not have one of that name. */
    static byte[] withMember(byte[] object, String name, String value) {
        String rest = new String(object, UTF_8).substring(1);
        return ("{" + member(name, value) + (rest.equals("}") ? "" : ",") + rest).getBytes(UTF_8);
    }
}
