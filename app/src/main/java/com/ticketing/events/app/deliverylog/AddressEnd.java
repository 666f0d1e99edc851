package com.ticketing.events.app.deliverylog;

import com.ticketing.events.app.eventlog.jdbc.StoredInstant;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** End of a channel's address by its receiver, in the row of the channel. */
final class AddressEnd {

    private static final String RECORD = """
            update notification_channel set ended_at = ?, ended_address = ?
            where channel = ? and (ended_address is null or ended_address <> ?)""";

    private static final String TIME =
            "select ended_at from notification_channel where channel = ? and ended_address = ?";

    private static final String REMOVE = """
            update notification_channel set ended_at = null, ended_address = null
            where channel = ? and ended_address is not null""";

    private AddressEnd() {}

    /** Records the end; whether the address was in use until now. */
    static boolean record(JdbcClient client, String channel, String addressDigest, Instant now) {
        return client.sql(RECORD)
                        .params(StoredInstant.format(now), addressDigest, channel, addressDigest)
                        .update()
                > 0;
    }

    /** When the address was ended; empty while it is in use. */
    static Optional<Instant> time(JdbcClient client, String channel, String addressDigest) {
        return client.sql(TIME)
                .params(channel, addressDigest)
                .query(String.class)
                .optional()
                .map(StoredInstant::parse);
    }

    /** Makes the address of a channel one in use again. */
    static void remove(JdbcClient client, String channel) {
        client.sql(REMOVE).param(channel).update();
    }
}
