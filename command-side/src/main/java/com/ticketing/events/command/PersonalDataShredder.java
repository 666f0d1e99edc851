package com.ticketing.events.command;

import java.util.UUID;

/** Crypto-shredding of erased personal data: destroys the keys that encrypt them. */
@FunctionalInterface
public interface PersonalDataShredder {

    /**
     * Destroys the keys of all personal data that recorded erasures of the Event cover. Idempotent; a repeated erasure
     * request calls it again and so completes an earlier call that failed.
     *
     * @throws com.ticketing.events.error.Unavailable if the keys cannot be destroyed at the moment
     */
    void shred(UUID eventId);
}
