package com.ticketing.events.query.notification;

import static java.util.stream.Collectors.toUnmodifiableMap;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** One worker per channel, so that none of them waits for another. */
@Component
public final class DeliveryWorkers implements SmartLifecycle {

    private final Map<String, Notifier> channels;
    private final Function<Notifier, ChannelWorker> newWorker;
    private volatile List<ChannelWorker> workers = List.of();

    DeliveryWorkers(
            List<Notifier> channels,
            DeliveryLog deliveries,
            NotificationProperties properties,
            Clock clock,
            MeterRegistry meters) {
        this.channels = channels.stream().collect(toUnmodifiableMap(Notifier::channel, Function.identity()));
        this.newWorker = notifier -> new ChannelWorker(notifier, deliveries, properties, clock, meters);
    }

    /** Whether anything is sent by that channel. */
    public boolean serve(String channel) {
        return channels.containsKey(channel);
    }

    /** Tells that something may be due. */
    public void wake() {
        workers.forEach(ChannelWorker::wake);
    }

    @Override
    public void start() {
        workers = channels.values().stream().map(newWorker).toList();
        workers.forEach(ChannelWorker::start);
    }

    /** Starts no more deliveries, and waits a little for those under way. */
    @Override
    public void stop() {
        workers.forEach(ChannelWorker::beginToStop);
        workers.forEach(ChannelWorker::awaitStop);
        workers = List.of();
    }

    @Override
    public boolean isRunning() {
        return !workers.isEmpty();
    }
}
