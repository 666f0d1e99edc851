package com.ticketing.events.app.eventlog.serialization;

import com.ticketing.events.text.InstantText;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.std.StdScalarDeserializer;
import tools.jackson.databind.ext.javatime.deser.InstantDeserializer;

/** Jackson deserializer for the instants of stored domain events; falls back to Jackson's own for other forms. */
final class FastInstantDeserializer extends StdScalarDeserializer<Instant> {

    private static final long serialVersionUID = 1;

    FastInstantDeserializer() {
        super(Instant.class);
    }

    @Override
    public Instant deserialize(JsonParser parser, DeserializationContext context) {
        if (parser.hasToken(JsonToken.VALUE_STRING)) {
            try {
                return InstantText.parse(parser.getString());
            } catch (DateTimeParseException _) {
                // Jackson reads more forms and reports errors with their location in the document.
            }
        }
        return InstantDeserializer.INSTANT.deserialize(parser, context);
    }
}
