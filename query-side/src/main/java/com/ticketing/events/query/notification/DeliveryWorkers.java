package com.ticketing.events.query.notification;

import static java.util.stream.Collectors.toUnmodifiableMap;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** One worker per channel, so that none of them waits for another. */
@Component
final class DeliveryWorkers implements SmartLifecycle {

    private final Map<String, ChannelWorker> workers;
    private volatile boolean running;

    DeliveryWorkers(
            List<Notifier> channels,
            DeliveryLog deliveries,
            NotificationProperties properties,
            Clock clock,
            MeterRegistry meters) {
        workers = channels.stream()
                .collect(toUnmodifiableMap(
                        Notifier::channel,
                        notifier -> new ChannelWorker(notifier, deliveries, properties, clock, meters)));
    }

    /** Whether anything is sent by that channel. */
    boolean serve(String channel) {
        return workers.containsKey(channel);
    }

    /** Tells that something may be due. */
    void wake() {
        workers.values().forEach(ChannelWorker::wake);
    }

    @Override
    public void start() {
        running = true;
        workers.values().forEach(ChannelWorker::start);
    }

    /** Starts no more deliveries, and waits a little for those under way. */
    @Override
    public void stop() {
        workers.values().forEach(ChannelWorker::beginToStop);
        workers.values().forEach(ChannelWorker::awaitStop);
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
