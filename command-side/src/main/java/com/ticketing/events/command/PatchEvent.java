package com.ticketing.events.command;

import com.ticketing.events.EventStatus;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Change an Event's status, its notes or both: all or nothing (brief 3.2).
 *
 * @param status the status wanted, null to leave it
 * @param notes the notes wanted, null to leave them
 * @param at now
 */
public record PatchEvent(
        UUID id, @Nullable EventStatus status, @Nullable Notes notes, IfMatch ifMatch, Instant at)
        implements EventCommand {

    /**
     * The notes to be set. Its text form leaves them out.
     *
     * @param text null to clear them
     */
    public record Notes(@Nullable String text) {
        @Override
        public String toString() {
            return "Notes[...]";
        }
    }
}
