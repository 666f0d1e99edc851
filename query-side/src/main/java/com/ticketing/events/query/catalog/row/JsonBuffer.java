package com.ticketing.events.query.catalog.row;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** JSON as it grows, in UTF-8. Texts come out byte for byte as Jackson writes them. */
public final class JsonBuffer {

    private static final byte[] TRUE = ascii("true");
    private static final byte[] FALSE = ascii("false");
    private static final byte[] NULL = ascii("null");
    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    private byte[] bytes;
    private int length;

    /** Creates an empty buffer with room for {@code expected} bytes; it grows as needed. */
    public JsonBuffer(int expected) {
        bytes = new byte[expected];
    }

    /** The bytes of a text that is ASCII. */
    public static byte[] ascii(String text) {
        return text.getBytes(US_ASCII);
    }

    public JsonBuffer raw(byte[] json) {
        return raw(json, 0, json.length);
    }

    /** Copies what is JSON already. */
    public JsonBuffer raw(byte[] json, int from, int count) {
        room(count);
        System.arraycopy(json, from, bytes, length, count);
        length += count;
        return this;
    }

    JsonBuffer bool(boolean value) {
        return raw(value ? TRUE : FALSE);
    }

    /** Writes a number of zero or more. */
    public JsonBuffer number(long value) {
        int digits = 1;
        for (long rest = value / 10; rest > 0; rest /= 10) {
            digits++;
        }
        room(digits);
        length += digits;
        int at = length;
        for (long rest = value; digits-- > 0; rest /= 10) {
            bytes[--at] = (byte) ('0' + rest % 10);
        }
        return this;
    }

    /** Copies ASCII that needs no escapes. */
    JsonBuffer plain(String text) {
        room(text.length());
        byte[] latin = text.getBytes(ISO_8859_1);
        return raw(latin);
    }

    /** A text in quotes, or null. */
    public JsonBuffer text(@Nullable String text) {
        if (text == null) {
            return raw(NULL);
        }
        room(2 + 6 * text.length());
        bytes[length++] = '"';
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < 0x80) {
                one(c);
            } else if (Character.isHighSurrogate(c)
                    && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1))) {
                beyond(Character.toCodePoint(c, text.charAt(++i)));
            } else {
                other(c);
            }
        }
        bytes[length++] = '"';
        return this;
    }

    /** How many bytes there are so far. */
    int length() {
        return length;
    }

    public byte[] toByteArray() {
        return length == bytes.length ? bytes : Arrays.copyOf(bytes, length);
    }

    private void one(char ascii) {
        if (ascii >= ' ' && ascii != '"' && ascii != '\\') {
            bytes[length++] = (byte) ascii;
            return;
        }
        bytes[length++] = '\\';
        switch (ascii) {
            case '\b' -> bytes[length++] = 'b';
            case '\t' -> bytes[length++] = 't';
            case '\n' -> bytes[length++] = 'n';
            case '\f' -> bytes[length++] = 'f';
            case '\r' -> bytes[length++] = 'r';
            case '"', '\\' -> bytes[length++] = (byte) ascii;
            default -> hex(ascii);
        }
    }

    /** Half of a surrogate pair has no form in UTF-8, so it is spelt out; no field may hold one (api.md). */
    private void other(char c) {
        if (Character.isSurrogate(c)) {
            bytes[length++] = '\\';
            hex(c);
        } else if (c < 0x800) {
            bytes[length++] = (byte) (0xC0 | (c >> 6));
            continued(c);
        } else {
            bytes[length++] = (byte) (0xE0 | (c >> 12));
            continued(c >> 6);
            continued(c);
        }
    }

    private void beyond(int codePoint) {
        bytes[length++] = (byte) (0xF0 | (codePoint >> 18));
        continued(codePoint >> 12);
        continued(codePoint >> 6);
        continued(codePoint);
    }

    private void continued(int bits) {
        bytes[length++] = (byte) (0x80 | (bits & 0x3F));
    }

    private void hex(char c) {
        bytes[length++] = 'u';
        plain(HEX.toHexDigits(c));
    }

    private void room(int count) {
        if (bytes.length - length < count) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + count));
        }
    }
}
