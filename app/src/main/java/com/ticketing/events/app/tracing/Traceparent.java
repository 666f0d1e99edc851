package com.ticketing.events.app.tracing;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The text form of a span's context: the value of the W3C header {@code traceparent}. */
final class Traceparent {

    private static final String NAME = "traceparent";
    private static final W3CTraceContextPropagator W3C = W3CTraceContextPropagator.getInstance();

    /** The carrier is the text itself. */
    private static final TextMapGetter<String> TEXT = new TextMapGetter<>() {
        @Override
        public Iterable<String> keys(String carrier) {
            return List.of(NAME);
        }

        @Override
        public @Nullable String get(@Nullable String carrier, String key) {
            return key.equals(NAME) ? carrier : null;
        }
    };

    private Traceparent() {}

    /** A context with that span; the root context if the text is null or malformed. */
    static Context parse(@Nullable String text) {
        return text == null ? Context.root() : W3C.extract(Context.root(), text, TEXT);
    }

    /** The text form of a valid span context; null otherwise. */
    static @Nullable String format(Span span) {
        Map<String, String> headers = new HashMap<>();
        W3C.inject(Context.root().with(span), headers, Map::put);
        return headers.get(NAME);
    }
}
