package com.ticketing.events.query.catalog.row;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.ticketing.events.query.catalog.ArbitraryEntries;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;
import tools.jackson.databind.json.JsonMapper;

class JsonBufferTest {

    private static final JsonMapper JACKSON = JsonMapper.builder().build();

    @Property
    void writesEveryTextAsJacksonDoes(@ForAll("texts") String text) {
        assertThat(new JsonBuffer(8).text(text).toByteArray()).isEqualTo(JACKSON.writeValueAsBytes(text));
    }

    @Example
    void escapesLoneSurrogates() {
        for (String text : List.of("\uD83C", "a\uDFAA", "\"\uD83C\uD83C\uDFAA\n")) {
            byte[] json = new JsonBuffer(8).text(text).toByteArray();
            assertThat(JACKSON.readValue(json, String.class)).isEqualTo(text);
        }
        assertThat(json(new JsonBuffer(8).text("a\uDFAA"))).isEqualTo("\"a\\uDFAA\"");
    }

    @Property
    void writesNumbers(@ForAll @LongRange(min = 0) long number) {
        assertThat(json(new JsonBuffer(0).number(number))).isEqualTo(Long.toString(number));
    }

    @Example
    void writesNull() {
        assertThat(json(new JsonBuffer(0).text(null))).isEqualTo("null");
    }

    @Provide
    Arbitrary<String> texts() {
        return ArbitraryEntries.texts();
    }

    private static String json(JsonBuffer buffer) {
        return new String(buffer.toByteArray(), UTF_8);
    }
}
