package com.ticketing.events.app.eventlog.serialization;

import org.axonframework.serialization.SerializedType;
import org.jspecify.annotations.Nullable;

/** Mapping between payload classes and their stored type names and revisions. */
public interface StoredTypeNames {

    /** Returns the stored name and revision of a payload class; null when the class is never stored. */
    @Nullable
    SerializedType typeOf(Class<?> payload);

    /** Returns the class that reads payloads of exactly this name and revision; null when there is none. */
    @Nullable
    Class<?> classOf(SerializedType type);
}
