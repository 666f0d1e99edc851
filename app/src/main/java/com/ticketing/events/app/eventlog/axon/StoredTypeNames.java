package com.ticketing.events.app.eventlog.axon;

import org.axonframework.serialization.SerializedType;
import org.jspecify.annotations.Nullable;

/** Which names and revisions payloads are stored under. */
public interface StoredTypeNames {

    /** The name and revision that payloads of the class are stored under; null when it is never stored. */
    @Nullable
    SerializedType typeOf(Class<?> payload);

    /** The class that reads payloads of exactly this name and revision; null when there is none. */
    @Nullable
    Class<?> classOf(SerializedType type);
}
