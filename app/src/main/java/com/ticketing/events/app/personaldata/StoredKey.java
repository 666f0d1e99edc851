package com.ticketing.events.app.personaldata;

/** The bytes that the log keeps of a key; secret, unless a KMS says otherwise, and so without a text form. */
public final class StoredKey {

    private final byte[] bytes;

    public StoredKey(byte[] bytes) {
        this.bytes = bytes;
    }

    public byte[] bytes() {
        return bytes;
    }
}
