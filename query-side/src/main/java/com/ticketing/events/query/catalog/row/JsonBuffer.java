package com.ticketing.events.query.catalog.row;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.io.JsonStringEncoder;

/** Growing buffer of JSON in UTF-8. Strings are escaped by Jackson's encoder. Not thread-safe. */
public final class JsonBuffer {

    private static final byte[] TRUE = ascii("true");
    private static final byte[] FALSE = ascii("false");
    private static final byte[] NULL = ascii("null");
    private static final byte[] QUOTE = ascii("\"");
    private static final JsonStringEncoder ENCODER = JsonStringEncoder.getInstance();
    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    private byte[] bytes;
    private int length;

    /** Creates an empty buffer of an initial capacity; it grows as needed. */
    public JsonBuffer(int capacityBytes) {
        bytes = new byte[capacityBytes];
    }

    /** Encodes a text that is ASCII only. */
    public static byte[] ascii(String text) {
        return text.getBytes(US_ASCII);
    }

    /** Appends bytes that are JSON already. */
    public JsonBuffer raw(byte[] json) {
        return raw(json, 0, json.length);
    }

    /** Appends {@code count} bytes from {@code offset} on, which are JSON already. */
    public JsonBuffer raw(byte[] json, int offset, int count) {
        ensureRoom(count);
        System.arraycopy(json, offset, bytes, length, count);
        length += count;
        return this;
    }

    JsonBuffer bool(boolean value) {
        return raw(value ? TRUE : FALSE);
    }

    /** Appends a number that is not negative. */
    public JsonBuffer number(long value) {
        int digits = 1;
        for (long rest = value / 10; rest > 0; rest /= 10) {
            digits++;
        }
        ensureRoom(digits);
        length += digits;
        int position = length;
        for (long rest = value; digits-- > 0; rest /= 10) {
            bytes[--position] = (byte) ('0' + rest % 10);
        }
        return this;
    }

    /** Appends ASCII that needs no escaping, without quotes. */
    JsonBuffer unescaped(String text) {
        return raw(text.getBytes(ISO_8859_1));
    }

    /** Appends a JSON string, or {@code null}. */
    public JsonBuffer text(@Nullable String text) {
        if (text == null) {
            return raw(NULL);
        }
        if (copiedUnescaped(text)) {
            return this;
        }
        byte[] encoded;
        try {
            encoded = ENCODER.quoteAsUTF8(text);
        } catch (IllegalArgumentException _) {
            return raw(QUOTE).escapeSurrogates(text).raw(QUOTE);
        }
        return raw(QUOTE).raw(encoded).raw(QUOTE);
    }

    /** Appends a text as a JSON string if it is ASCII without escapes, as most are; otherwise appends nothing. */
    private boolean copiedUnescaped(String text) {
        int end = text.length();
        ensureRoom(end + 2);
        int position = length;
        bytes[position++] = '"';
        for (int i = 0; i < end; i++) {
            char c = text.charAt(i);
            if (c < ' ' || c > '~' || c == '"' || c == '\\') {
                return false;
            }
            bytes[position++] = (byte) c;
        }
        bytes[position++] = '"';
        length = position;
        return true;
    }

    /**
     * Appends a text and escapes its lone surrogates. UTF-8 cannot encode them, and Jackson's encoder rejects them.
     * Requests must not contain them (API contract), but a stored domain event that contains one must not stop the
     * projection.
     */
    private JsonBuffer escapeSurrogates(String text) {
        text.codePoints().forEach(codePoint -> {
            if (codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE) {
                unescaped("\\u" + HEX.toHexDigits((char) codePoint));
            } else {
                raw(ENCODER.quoteAsUTF8(Character.toString(codePoint)));
            }
        });
        return this;
    }

    /** The number of bytes appended. */
    int length() {
        return length;
    }

    /** Returns the bytes appended. They may share the buffer's array, which must not be appended to afterwards. */
    public byte[] toByteArray() {
        return length == bytes.length ? bytes : Arrays.copyOf(bytes, length);
    }

    private void ensureRoom(int count) {
        if (bytes.length - length < count) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + count));
        }
    }
}
