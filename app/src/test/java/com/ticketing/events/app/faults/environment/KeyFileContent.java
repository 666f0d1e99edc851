package com.ticketing.events.app.faults.environment;

import com.ticketing.events.app.faults.rig.ServiceClient;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;

/** Content of files of key-encryption keys, and Events whose personal data such keys protect. */
public final class KeyFileContent {

    private KeyFileContent() {}

    /** A line with a new key. */
    public static String newKey(String id) {
        byte[] key = new byte[32];
        ThreadLocalRandom.current().nextBytes(key);
        return id + " " + Base64.getEncoder().encodeToString(key) + "\n";
    }

    /** Creates an Event with these internal notes and returns its id. */
    static String createEventWithNotes(ServiceClient client, String notes) throws IOException {
        Instant start = Instant.now().plus(30, ChronoUnit.DAYS);
        return client.create(
                        Map.of(
                                "title",
                                "Jazz",
                                "location",
                                "Hall",
                                "startAt",
                                start.toString(),
                                "endAt",
                                start.plusSeconds(3600).toString(),
                                "internalNotes",
                                notes,
                                "createdBy",
                                "ada@example.org"),
                        null)
                .expect(201)
                .id();
    }
}
