package com.ticketing.events.app.eventlog.table;

import static java.nio.charset.StandardCharsets.UTF_8;

import tools.jackson.databind.json.JsonMapper;

/** Members of the JSON objects that hold the metadata of domain events. */
final class MetadataJson {

    private static final JsonMapper JSON = JsonMapper.shared();

    private MetadataJson() {}

    /** Formats a string member as it is stored, without white space. */
    static String member(String name, String value) {
        return JSON.writeValueAsString(name) + ":" + JSON.writeValueAsString(value);
    }

    /** Prepends a string member to {@code object}, which must not have a member of that name. */
    static byte[] withMember(byte[] object, String name, String value) {
        String rest = new String(object, UTF_8).substring(1);
        return ("{" + member(name, value) + (rest.equals("}") ? "" : ",") + rest).getBytes(UTF_8);
    }
}
