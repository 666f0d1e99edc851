package com.ticketing.events.app.eventlog.serialization;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.ticketing.events.EventPublished;
import com.ticketing.events.error.LaterDomainEvent;
import java.time.Instant;
import java.util.UUID;
import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.SerializationException;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.SimpleSerializedObject;
import org.axonframework.serialization.SimpleSerializedType;
import org.junit.jupiter.api.Test;

class EventSerializerTest {

    private final EventSerializer serializer = new EventSerializer(new DomainEventTypeNames());

    @Test
    void serializesUnderTheStoredName() {
        SerializedObject<String> stored =
                serializer.serialize(new EventPublished(UUID.randomUUID(), "Jazz", Instant.EPOCH), String.class);

        assertThat(stored.getType()).isEqualTo(new SimpleSerializedType("event-published", "1"));
    }

    @Test
    void refusesATypeWithoutAStoredName() {
        assertThatThrownBy(() -> serializer.serialize("a string", String.class))
                .isInstanceOf(SerializationException.class)
                .hasMessageContaining("java.lang.String");
    }

    @Test
    void refusesAnUnknownType() {
        assertThatThrownBy(() -> read("event-postponed", "1"))
                .isInstanceOf(LaterDomainEvent.class)
                .hasMessageContaining("(event-postponed, revision 1)");
    }

    @Test
    void refusesAnUnknownRevision() {
        assertThatThrownBy(() -> read("event-published", "2"))
                .isInstanceOf(LaterDomainEvent.class)
                .hasMessageContaining("(event-published, revision 2), which this node cannot read: upgrade this node");
    }

    @Test
    void serializesMetadataOrderedByKey() {
        MetaData metadata =
                MetaData.with("requestId", "r").and("actor", "admin").and("idempotencyKey", "k");

        SerializedObject<String> stored = serializer.serialize(metadata, String.class);

        assertThat(stored.getData()).isEqualTo("{\"actor\":\"admin\",\"idempotencyKey\":\"k\",\"requestId\":\"r\"}");
        assertThat(serializer.<String, MetaData>deserialize(stored)).isEqualTo(metadata);
    }

    private Object read(String type, String revision) {
        return serializer.deserialize(new SimpleSerializedObject<>("{}".getBytes(UTF_8), byte[].class, type, revision));
    }
}
