package com.ticketing.events.app.personaldata;

/** The bytes that the event log stores for a key. Secret unless they are wrapped, therefore without a text form. */
public final class StoredKey {

    private final byte[] bytes;

    /** Wraps the bytes without a copy; callers must not modify them. */
    public StoredKey(byte[] bytes) {
        this.bytes = bytes;
    }

    public byte[] bytes() {
        return bytes;
    }
}
