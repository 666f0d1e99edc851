package com.ticketing.events.query.notification.web;

import com.ticketing.events.query.http.BoundedWork;
import com.ticketing.events.query.http.WorkKind;
import com.ticketing.events.query.notification.DeliveryWorkers;
import com.ticketing.events.query.notification.NotificationProperties;
import com.ticketing.events.query.notification.delivery.Delivery;
import com.ticketing.events.query.notification.delivery.DeliveryId;
import com.ticketing.events.query.notification.delivery.DeliveryLog;
import com.ticketing.events.query.notification.delivery.DeliveryQuery;
import com.ticketing.events.query.notification.delivery.DueTimes;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code /notifications}: lists deliveries and channels, and redelivers. */
@RestController
class NotificationController {

    /** The maximum number of deliveries that one request makes pending again. */
    static final int MAX_REDELIVERED = 1_000;

    private final DeliveryLog deliveries;
    private final DeliveryWorkers workers;
    private final NotificationProperties properties;
    private final BoundedWork work;
    private final Clock clock;

    NotificationController(
            DeliveryLog deliveries,
            DeliveryWorkers workers,
            NotificationProperties properties,
            BoundedWork work,
            Clock clock) {
        this.deliveries = deliveries;
        this.workers = workers;
        this.properties = properties;
        this.work = work;
        this.clock = clock;
    }

    @GetMapping(path = "/notifications", produces = MediaType.APPLICATION_JSON_VALUE)
    DeliveryPage list(HttpServletRequest request) {
        DeliveryQuery query = DeliveryQuery.of(request.getParameterMap());
        return work.compute(WorkKind.DATABASE_READ, () -> DeliveryPage.of(deliveries, query));
    }

    @GetMapping(path = "/notifications/channels", produces = MediaType.APPLICATION_JSON_VALUE)
    ChannelList channels() {
        return work.compute(WorkKind.DATABASE_READ, () -> ChannelList.of(workers.channels(), deliveries));
    }

    /** Responds as soon as the delivery is due again, before it is sent. Sent deliveries can be redelivered, too. */
    @PostMapping(path = "/notifications/{position}/{channel}/redeliver", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<DeliveryView> redeliver(@PathVariable String position, @PathVariable String channel) {
        DeliveryId id = DeliveryId.parse(position + "-" + channel).orElseThrow(DeliveryNotFound::new);
        if (deliveries.find(id).isEmpty()) {
            throw new DeliveryNotFound();
        }
        if (!workers.hasChannel(channel)) {
            throw NotRedeliverable.channelNotConfigured();
        }
        Delivery pending = deliveries
                .redeliver(id, properties.dueTimes(clock.instant()))
                .orElseThrow(NotRedeliverable::alreadyPending);
        workers.signal();
        return ResponseEntity.status(HttpStatus.ACCEPTED).body(DeliveryView.of(pending));
    }

    /**
     * Redelivers the dead deliveries of a channel, those of the lowest positions first and {@value #MAX_REDELIVERED} at
     * most, in several transactions. One that is dead again meanwhile is not redelivered twice.
     */
    @PostMapping(path = "/notifications/channels/{channel}/redeliver", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<RedeliveryView> redeliverDead(@PathVariable String channel) {
        if (!workers.hasChannel(channel)) {
            throw NotRedeliverable.channelNotConfigured();
        }
        DueTimes due = properties.dueTimes(clock.instant());
        int redelivered = 0;
        long position = 0;
        List<Delivery> pending;
        do {
            pending = deliveries.redeliverDead(channel, position, MAX_REDELIVERED - redelivered, due);
            redelivered += pending.size();
            position = pending.isEmpty()
                    ? position
                    : pending.getLast().notification().position();
            workers.signal();
        } while (!pending.isEmpty() && redelivered < MAX_REDELIVERED);
        return ResponseEntity.status(HttpStatus.ACCEPTED).body(new RedeliveryView(channel, redelivered));
    }
}
