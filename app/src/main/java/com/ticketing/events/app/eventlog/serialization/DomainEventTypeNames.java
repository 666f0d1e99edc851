package com.ticketing.events.app.eventlog.serialization;

import com.ticketing.events.DomainEventType;
import java.util.HashMap;
import java.util.Map;
import org.axonframework.serialization.SerializedType;
import org.axonframework.serialization.SimpleSerializedType;
import org.jspecify.annotations.Nullable;

/** Stored type names of {@link DomainEventType}; no other class is stored. */
public final class DomainEventTypeNames implements StoredTypeNames {

    private final Map<Class<?>, SerializedType> types = new HashMap<>();
    private final Map<SerializedType, Class<?>> classes = new HashMap<>();

    /** Maps every revision up to the current one to the payload class. */
    public DomainEventTypeNames() {
        for (DomainEventType event : DomainEventType.values()) {
            SerializedType type = new SimpleSerializedType(event.storedName(), event.revision());
            types.put(event.payloadType(), type);
            for (int revision = 1; revision <= Integer.parseInt(event.revision()); revision++) {
                classes.put(
                        new SimpleSerializedType(event.storedName(), Integer.toString(revision)), event.payloadType());
            }
        }
    }

    @Override
    public @Nullable SerializedType typeOf(Class<?> payload) {
        return types.get(payload);
    }

    @Override
    public @Nullable Class<?> classOf(SerializedType type) {
        return classes.get(type);
    }
}
