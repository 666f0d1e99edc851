package com.ticketing.events.command.web;

import com.ticketing.events.error.InvalidRequest;
import com.ticketing.events.error.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
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

/** Reads request bodies as strict JSON objects; checks media type, content coding, size and syntax, in this order. */
public final class JsonBodyReader {

    /** Field of violations that concern the whole body. */
    public static final String FIELD = "body";

    /** Maximum size of a body in bytes (API contract, "Everywhere"). */
    static final int MAX_BYTES = 256 * 1024;

    private static final JsonMapper STRICT = JsonMapper.builder(JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private JsonBodyReader() {}

    /**
     * Reads the body of a request.
     *
     * @throws com.ticketing.events.error.Refusal if the body has none of the accepted media types, has a content
     *     coding, is too large, arrives too slowly or is not a JSON object
     */
    static ObjectNode read(HttpServletRequest request, MediaType... accepted) {
        requireType(request, accepted);
        return read(readBytes(request), 1);
    }

    /**
     * Checks the media type and the content coding of a request body.
     *
     * @throws com.ticketing.events.error.Refusal if the body has none of the accepted media types in UTF-8, or a coding
     */
    public static void requireType(HttpServletRequest request, MediaType... accepted) {
        requireMediaType(request.getContentType(), List.of(accepted));
        requireIdentity(Collections.list(request.getHeaders(HttpHeaders.CONTENT_ENCODING)));
    }

    /** The refusal of a body that cannot be read to its end: it arrives too slowly, or the client has gone. */
    public static Refusal unreadable(IOException e) {
        return e.getCause() instanceof TimeoutException
                ? new BodyTimeout()
                : new InvalidRequest(FIELD, "Could not be read to the end");
    }

    /**
     * Reads a body from a file.
     *
     * @param firstLine line number of the body's first line in the file, from 1, for error messages
     * @throws com.ticketing.events.error.Refusal if the body is too large or is not a JSON object
     */
    static ObjectNode read(byte[] bytes, long firstLine) {
        if (bytes.length > MAX_BYTES) {
            throw new PayloadTooLarge(MAX_BYTES);
        }
        JsonNode json = parse(decode(bytes), firstLine);
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
            // A malformed media type or an unknown character set is not an accepted one.
        }
        throw new UnsupportedMediaType(accepted);
    }

    private static void requireIdentity(List<String> contentEncodings) {
        for (String value : contentEncodings) {
            for (String coding : value.split(",", -1)) {
                if (!coding.isBlank() && !coding.strip().equalsIgnoreCase("identity")) {
                    throw UnsupportedMediaType.encoded();
                }
            }
        }
    }

    private static byte[] readBytes(HttpServletRequest request) {
        long length = request.getContentLengthLong();
        if (length > MAX_BYTES) {
            throw new PayloadTooLarge(MAX_BYTES);
        }
        // Without the length, the stream would allocate a buffer of 16 KiB for each body.
        int expected = length < 0 ? MAX_BYTES + 1 : (int) length;
        try {
            return request.getInputStream().readNBytes(expected);
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    private static String decode(byte[] bytes) {
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
            throw new InvalidRequest(FIELD, describeProblem(e) + describePosition(e.getLocation(), firstLine));
        }
    }

    private static String describeProblem(JacksonException e) {
        if (e instanceof StreamConstraintsException) {
            return "Is nested too deeply or has an overlong number or name";
        }
        return String.valueOf(e.getOriginalMessage()).startsWith("Duplicate")
                ? "Has a duplicate key"
                : "Is not well-formed JSON";
    }

    private static String describePosition(@Nullable TokenStreamLocation position, long firstLine) {
        return position == null
                ? ""
                : " at line " + (firstLine - 1 + position.getLineNr()) + ", column " + position.getColumnNr();
    }
}
