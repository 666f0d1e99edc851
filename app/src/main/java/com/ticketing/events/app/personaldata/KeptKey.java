package com.ticketing.events.app.personaldata;

/** The bytes that the log keeps of a key; secret, unless a KMS says otherwise, and so without a text form. */
public final class KeptKey {

    private final byte[] bytes;

    public KeptKey(byte[] bytes) {
        this.bytes = bytes;
    }

    public byte[] bytes() {
        return bytes;
    }
}
