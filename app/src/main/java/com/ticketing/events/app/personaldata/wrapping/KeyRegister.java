package com.ticketing.events.app.personaldata.wrapping;

import java.util.List;

/**
 * The key-encryption keys that have wrapped data keys of a database, stored in it. Each has a check value, a random key
 * that it has wrapped, so that another key with the same id is noticed before it is used. Thread-safe.
 */
public interface KeyRegister {

    /**
     * Reads all check values.
     *
     * @throws com.ticketing.events.error.Unavailable when the database does not respond
     */
    List<WrappedKey> checkValues();

    /**
     * Stores a check value, unless there is one for its id.
     *
     * @throws com.ticketing.events.error.Unavailable when the database does not respond
     */
    void add(WrappedKey checkValue);
}
