package com.ticketing.events.query.catalog.row;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;

/** Growing buffer of JSON strings, escaped and encoded in one pass; the alternative to Jackson's encoder. */
public final class SinglePassEncoder {

    private static final HexFormat HEX = HexFormat.of().withUpperCase();
    private static final int MAX_BYTES_PER_CHAR = 6;

    private byte[] bytes;
    private int length;

    SinglePassEncoder(int capacityBytes) {
        bytes = new byte[capacityBytes];
    }

    void text(String text) {
        ensureRoom(2 + MAX_BYTES_PER_CHAR * text.length());
        bytes[length++] = '"';
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < 0x80) {
                ascii(c);
            } else if (Character.isHighSurrogate(c)
                    && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1))) {
                supplementary(Character.toCodePoint(c, text.charAt(++i)));
            } else {
                basic(c);
            }
        }
        bytes[length++] = '"';
    }

    byte[] toByteArray() {
        return Arrays.copyOf(bytes, length);
    }

    private void ascii(char c) {
        if (c >= ' ' && c != '"' && c != '\\') {
            bytes[length++] = (byte) c;
            return;
        }
        bytes[length++] = '\\';
        switch (c) {
            case '\b' -> bytes[length++] = 'b';
            case '\t' -> bytes[length++] = 't';
            case '\n' -> bytes[length++] = 'n';
            case '\f' -> bytes[length++] = 'f';
            case '\r' -> bytes[length++] = 'r';
            case '"', '\\' -> bytes[length++] = (byte) c;
            default -> hex(c);
        }
    }

    private void basic(char c) {
        if (Character.isSurrogate(c)) {
            bytes[length++] = '\\';
            hex(c);
        } else if (c < 0x800) {
            bytes[length++] = (byte) (0xC0 | (c >> 6));
            continuation(c);
        } else {
            bytes[length++] = (byte) (0xE0 | (c >> 12));
            continuation(c >> 6);
            continuation(c);
        }
    }

    private void supplementary(int codePoint) {
        bytes[length++] = (byte) (0xF0 | (codePoint >> 18));
        continuation(codePoint >> 12);
        continuation(codePoint >> 6);
        continuation(codePoint);
    }

    private void continuation(int bits) {
        bytes[length++] = (byte) (0x80 | (bits & 0x3F));
    }

    private void hex(char c) {
        bytes[length++] = 'u';
        byte[] digits = HEX.toHexDigits(c).getBytes(StandardCharsets.ISO_8859_1);
        System.arraycopy(digits, 0, bytes, length, digits.length);
        length += digits.length;
    }

    private void ensureRoom(int count) {
        if (bytes.length - length < count) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + count));
        }
    }
}
