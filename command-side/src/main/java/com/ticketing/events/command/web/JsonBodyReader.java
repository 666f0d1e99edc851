package com.ticketing.events.command.web;

import com.ticketing.events.error.InvalidRequest;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Reads a body as one strict JSON object: in order, its media type, its size, its syntax. */
final class JsonBodyReader {

    /** What a violation calls the body as a whole. */
    static final String FIELD = "body";

    /** The size in bytes over which a body is refused. */
    static final int LIMIT = 256 * 1024;

    private static final JsonMapper STRICT = JsonMapper.builder(JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private JsonBodyReader() {}

    static ObjectNode read(HttpServletRequest request, MediaType... accepted) {
        requireMediaType(request.getContentType(), List.of(accepted));
        return read(bytes(request), 1);
    }

    /**
     * Reads a body that did not come by a request.
     *
     * @param firstLine the number that its first line has for whoever wrote it
     */
    static ObjectNode read(byte[] bytes, long firstLine) {
        if (bytes.length > LIMIT) {
            throw new PayloadTooLarge(LIMIT);
        }
        JsonNode json = parse(text(bytes), firstLine);
        if (json instanceof ObjectNode object) {
            return object;
        }
        throw new InvalidRequest(FIELD, "Must be a JSON object");
    }

    private static void requireMediaType(String contentType, List<MediaType> accepted) {
        try {
            MediaType given = MediaType.parseMediaType(contentType == null ? "" : contentType);
            boolean utf8 = given.getCharset() == null || StandardCharsets.UTF_8.equals(given.getCharset());
            if (utf8 && accepted.stream().anyMatch(given::equalsTypeAndSubtype)) {
                return;
            }
        } catch (IllegalArgumentException e) {
            // Not a media type, or a character set that nobody knows: neither is one of those accepted.
        }
        throw new UnsupportedMediaType(accepted);
    }

    private static byte[] bytes(HttpServletRequest request) {
        if (request.getContentLengthLong() > LIMIT) {
            throw new PayloadTooLarge(LIMIT);
        }
        try {
            return request.getInputStream().readNBytes(LIMIT + 1);
        } catch (IOException e) {
            throw new InvalidRequest(FIELD, "Could not be read to its end");
        }
    }

    private static String text(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new InvalidRequest(FIELD, "Must be JSON in UTF-8");
        }
    }

    private static JsonNode parse(String text, long firstLine) {
        try {
            return STRICT.readTree(text);
        } catch (JacksonException e) {
            throw new InvalidRequest(FIELD, whatIsWrong(e) + whereItIs(e.getLocation(), firstLine));
        }
    }

    private static String whatIsWrong(JacksonException e) {
        if (e instanceof StreamConstraintsException) {
            return "Is nested too deeply or has an overlong number or name";
        }
        return String.valueOf(e.getOriginalMessage()).startsWith("Duplicate")
                ? "Has a duplicate key"
                : "Is not well-formed JSON";
    }

    private static String whereItIs(@Nullable TokenStreamLocation location, long firstLine) {
        return location == null
                ? ""
                : " at line %d, column %d".formatted(firstLine - 1 + location.getLineNr(), location.getColumnNr());
    }
}
