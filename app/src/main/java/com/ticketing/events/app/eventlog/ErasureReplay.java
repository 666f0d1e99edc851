package com.ticketing.events.app.eventlog;

import static java.util.stream.Collectors.toSet;

import com.ticketing.events.EventMetadata;
import com.ticketing.events.PersonalDataErased;
import com.ticketing.events.app.eventlog.jdbc.LogUnavailable;
import com.ticketing.events.app.eventlog.table.NewEvent;
import com.ticketing.events.app.eventlog.table.RowRejected;
import com.ticketing.events.app.personaldata.ledger.RecordedErasure;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.Serializer;

/**
 * Replay of recorded erasures into a log that lacks them, because it was restored from a backup made before. Appends
 * the same domain event, with its message id, behind the Event's last version; this destroys the keys of all earlier
 * personal data of the Event, and a repeated replay finds it.
 */
public final class ErasureReplay {

    /** Actor of the appended erasures; the actor of the original is not recorded. */
    static final String ACTOR = "restore";

    private static final String AGGREGATE_TYPE = "Event";
    private static final int ATTEMPTS = 10;

    private final EventLog log;
    private final Serializer serializer;
    private final Clock clock;

    /** Appends to {@code log} with the serializer of domain events. */
    public ErasureReplay(EventLog log, Serializer serializer, Clock clock) {
        this.log = log;
        this.serializer = serializer;
        this.clock = clock;
    }

    /**
     * Appends those of the erasures that the log lacks and whose Event it has; returns their number.
     *
     * @throws com.ticketing.events.error.Unavailable when the database does not respond; a repetition continues
     */
    public int apply(List<RecordedErasure> recorded) {
        Set<String> inLog = ids(log.erasures().all());
        int applied = 0;
        for (RecordedErasure erasure : recorded) {
            if (inLog.add(erasure.erasureId()) && concernsEventOfLog(erasure) && apply(erasure)) {
                applied++;
            }
        }
        return applied;
    }

    private boolean concernsEventOfLog(RecordedErasure erasure) {
        return log.creationId(erasure.eventId())
                .filter(erasure.creationId()::equals)
                .isPresent();
    }

    /** Repeats the append on a newer state when another node has written; false if it has written the same erasure. */
    private boolean apply(RecordedErasure erasure) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            if (ids(log.erasures().of(erasure.eventId())).contains(erasure.erasureId())) {
                return false;
            }
            try {
                log.append(List.of(event(erasure)));
                log.erasures().complete(erasure.eventId());
                return true;
            } catch (RowRejected e) {
                // The version was taken since it was read.
            }
        }
        throw new LogUnavailable();
    }

    private NewEvent event(RecordedErasure erasure) {
        OptionalLong last = log.lastVersion(erasure.eventId());
        Instant now = clock.instant();
        return NewEvent.of(
                new GenericDomainEventMessage<>(
                        AGGREGATE_TYPE,
                        erasure.eventId(),
                        last.orElseThrow() + 1,
                        new PersonalDataErased(UUID.fromString(erasure.eventId()), now),
                        MetaData.from(Map.of(
                                EventMetadata.ACTOR,
                                ACTOR,
                                EventMetadata.REQUEST_ID,
                                ACTOR + ":" + erasure.erasureId())),
                        erasure.erasureId(),
                        now),
                serializer,
                log.encryption());
    }

    private static Set<String> ids(List<RecordedErasure> erasures) {
        return erasures.stream().map(RecordedErasure::erasureId).collect(toSet());
    }
}
