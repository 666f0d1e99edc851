package com.ticketing.events.app.http.jetty.response;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.http.PreEncodedHttpField;

/**
 * Several header lines as one field, which Jetty writes with one copy. For HTTP/1.x, the only protocol of the
 * connectors. For Jetty's header fields it has the name and value of its first line only.
 */
public final class HeaderBlock extends PreEncodedHttpField {

    private final byte[] lines;

    private HeaderBlock(HttpHeader first, String value, byte[] lines) {
        super(first, value);
        this.lines = lines;
    }

    @Override
    public void putTo(ByteBuffer buffer, HttpVersion version) {
        buffer.put(lines);
    }

    /** The length of the lines in bytes. */
    int length() {
        return lines.length;
    }

    /** Begins a block with its first line. */
    public static Builder beginning(HttpHeader header, String value) {
        return new Builder(header, value);
    }

    /** Appends lines to a block. Values must be ISO 8859-1 without control characters. */
    public static final class Builder {

        private static final int INITIAL_CAPACITY = 512;

        private final HttpHeader first;
        private final String value;
        private final StringBuilder lines = new StringBuilder(INITIAL_CAPACITY);

        private Builder(HttpHeader first, String value) {
            this.first = first;
            this.value = value;
            add(first.asString(), value);
        }

        /** Appends a line. */
        public Builder add(HttpHeader header, String value) {
            return add(header.asString(), value);
        }

        /** Appends a line. */
        public Builder add(String name, String value) {
            lines.append(name).append(": ").append(value).append("\r\n");
            return this;
        }

        /** Completes the block. */
        public HeaderBlock build() {
            return new HeaderBlock(first, value, lines.toString().getBytes(ISO_8859_1));
        }
    }
}
