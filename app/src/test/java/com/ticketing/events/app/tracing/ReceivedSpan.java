package com.ticketing.events.app.tracing;

import com.google.protobuf.ByteString;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.trace.v1.Span;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A span that an {@link OtlpReceiver} has decoded; ids in hexadecimal digits, attribute values as text. */
record ReceivedSpan(
        String name,
        String kind,
        String traceId,
        String spanId,
        String parentId,
        boolean isError,
        long startNanos,
        long endNanos,
        Map<String, String> attributes,
        Map<String, String> resource) {

    static ReceivedSpan of(Span span, List<KeyValue> resource) {
        return new ReceivedSpan(
                span.getName(),
                span.getKind().name().replace("SPAN_KIND_", ""),
                hex(span.getTraceId()),
                hex(span.getSpanId()),
                hex(span.getParentSpanId()),
                span.getStatus().getCodeValue() == 2,
                span.getStartTimeUnixNano(),
                span.getEndTimeUnixNano(),
                map(span.getAttributesList()),
                map(resource));
    }

    private static String hex(ByteString bytes) {
        return HexFormat.of().formatHex(bytes.toByteArray());
    }

    private static Map<String, String> map(List<KeyValue> attributes) {
        return attributes.stream().collect(Collectors.toMap(KeyValue::getKey, entry -> text(entry.getValue())));
    }

    private static String text(AnyValue value) {
        return value.hasIntValue() ? Long.toString(value.getIntValue()) : value.getStringValue();
    }

    /** The trace context that this span gives to other processes. */
    String traceparent() {
        return "00-" + traceId + "-" + spanId + "-01";
    }
}
