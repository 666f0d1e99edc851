package com.ticketing.events.app.eventlog.serialization;

import com.ticketing.events.DomainEvent;
import com.ticketing.events.DomainEventType;
import com.ticketing.events.error.LaterDomainEvent;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.SerializationException;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.SerializedType;
import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/**
 * JSON serializer of the event log, with type names that are independent of class names. The format is independent of
 * the web configuration: components in declared order, nulls written, instants in ISO form, metadata ordered by key.
 * Thread-safe.
 *
 * <p>An unknown type name or revision is a {@link LaterDomainEvent}, because a catalog that skips it would be wrong.
 */
public final class EventSerializer extends Jackson3Serializer {

    private static final SerializedType METADATA = new SimpleSerializedType(MetaData.class.getName(), null);

    private static final Map<Class<?>, DomainEventType> DOMAIN_EVENTS = Arrays.stream(DomainEventType.values())
            .collect(Collectors.toMap(DomainEventType::payloadType, Function.identity()));

    private final StoredTypeNames types;
    private final Map<Class<?>, ObjectReader> readers = new ConcurrentHashMap<>();

    /** Serializes the types that {@code types} names. */
    public EventSerializer(StoredTypeNames types) {
        super(Jackson3Serializer.builder().jsonMapperBuilderCustomizer(EventSerializer::storedFormat));
        this.types = types;
    }

    private static void storedFormat(JsonMapper.Builder mapper) {
        mapper.disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
                .disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS)
                .disable(EnumFeature.WRITE_ENUMS_USING_TO_STRING)
                .disable(EnumFeature.READ_ENUMS_USING_TO_STRING)
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
                .addModule(new SimpleModule().addDeserializer(Instant.class, new FastInstantDeserializer()));
    }

    @Override
    @SuppressWarnings("rawtypes") // Of the overridden method.
    public SerializedType typeForClass(@Nullable Class type) {
        if (type == null || type == Void.class) {
            return SerializedType.emptyType();
        }
        if (type == MetaData.class) {
            return METADATA;
        }
        SerializedType stored = types.typeOf((Class<?>) type);
        if (stored == null) {
            throw new SerializationException(type.getName() + " has no stored name");
        }
        return stored;
    }

    @Override
    public Class<?> classForType(SerializedType type) {
        if (type.getName().equals(METADATA.getName())) {
            return MetaData.class;
        }
        Class<?> known = types.classOf(type);
        if (known == null) {
            throw new LaterDomainEvent(type.getName(), type.getRevision());
        }
        return known;
    }

    /** The domain events in the form that this serializer writes are decoded without Jackson. */
    @Override
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // Of the overridden method.
    public <S, T> T deserialize(SerializedObject<S> serialized) {
        if (serialized.getData() instanceof byte[] json) {
            Class<?> payload = types.classOf(serialized.getType());
            DomainEventType type = payload == null ? null : DOMAIN_EVENTS.get(payload);
            DomainEvent event = type == null ? null : DomainEventDecoder.decode(type, json);
            if (event != null) {
                return (T) event;
            }
        }
        return super.deserialize(serialized);
    }

    @Override
    protected ObjectReader getReader(Class<?> type) {
        return readers.computeIfAbsent(type, super::getReader);
    }
}
