package com.ticketing.events.command.event;

import com.ticketing.events.EventStatus;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Change the status of an Event, its notes, or both atomically (brief 3.2).
 *
 * @param status the new status; null leaves it unchanged
 * @param notes the new notes; null leaves them unchanged
 * @param at the current time
 */
public record PatchEvent(
        UUID id, @Nullable EventStatus status, @Nullable Notes notes, IfMatch ifMatch, Instant at)
        implements EventCommand {

    /**
     * The new notes. The text form omits them.
     *
     * @param text null clears the notes
     */
    public record Notes(@Nullable String text) {
        @Override
        public String toString() {
            return "Notes[...]";
        }
    }
}
