package com.ticketing.events.app.eventlog;

import org.axonframework.serialization.SerializedType;
import org.axonframework.serialization.SimpleSerializedType;
import org.jspecify.annotations.Nullable;

/** Stores payloads under their class names, for tests whose payloads are not domain events. */
final class TestTypes implements StoredTypes {

    private static final String REVISION = "0";

    @Override
    public SerializedType typeOf(Class<?> payload) {
        return new SimpleSerializedType(payload.getName(), REVISION);
    }

    @Override
    public @Nullable Class<?> classOf(SerializedType type) {
        try {
            return Class.forName(type.getName());
        } catch (ClassNotFoundException e) {
            return null;
        }
    }
}
