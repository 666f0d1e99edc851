package com.ticketing.events.app.deliverylog;

import com.ticketing.events.app.eventlog.jdbc.StoredInstant;
import com.ticketing.events.query.notification.delivery.Delivery;
import com.ticketing.events.query.notification.delivery.DeliveryId;
import com.ticketing.events.query.notification.delivery.DueTimes;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Makes deliveries pending again, and the address of their channel one in use, within a transaction. */
final class Redelivery {

    private static final String ONE = """
            update notification_delivery set state = 'pending', attempts = 0, next_attempt_at = ?, updated_at = ?
            where position = ? and channel = ? and (state <> 'pending' or next_attempt_at > ?)
            returning""" + " " + DeliveryRowMapper.COLUMNS;

    /** The state again, because another node may redeliver the same rows. */
    private static final String DEAD = """
            update notification_delivery set state = 'pending', attempts = 0, next_attempt_at = ?, updated_at = ?
            where state = 'dead' and (position, channel) in (
                select position, channel from notification_delivery
                where channel = ? and state = 'dead' and position > ? order by position limit ?)
            returning""" + " " + DeliveryRowMapper.COLUMNS;

    private Redelivery() {}

    static Optional<Delivery> one(JdbcClient client, DeliveryId id, DueTimes due) {
        String now = StoredInstant.format(due.now());
        Optional<Delivery> pending = client.sql(ONE)
                .params(now, now, id.position(), id.channel(), StoredInstant.format(due.latest()))
                .query(DeliveryRowMapper.INSTANCE)
                .optional();
        pending.ifPresent(_ -> AddressEnd.remove(client, id.channel()));
        return pending;
    }

    static List<Delivery> dead(JdbcClient client, String channel, long afterPosition, int limit, DueTimes due) {
        String now = StoredInstant.format(due.now());
        List<Delivery> pending = client.sql(DEAD)
                .params(now, now, channel, afterPosition, limit)
                .query(DeliveryRowMapper.INSTANCE)
                .list();
        if (!pending.isEmpty()) {
            AddressEnd.remove(client, channel);
        }
        return pending;
    }
}
