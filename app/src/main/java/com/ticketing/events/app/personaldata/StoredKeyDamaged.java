package com.ticketing.events.app.personaldata;

/** A stored key cannot be unwrapped although its key-encryption key is known: it was changed outside the service. */
public final class StoredKeyDamaged extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int index;

    /** @param index of the key among those to resolve, from 0 */
    StoredKeyDamaged(int index) {
        super("A data key cannot be unwrapped", null, false, false);
        this.index = index;
    }

    public int index() {
        return index;
    }
}
