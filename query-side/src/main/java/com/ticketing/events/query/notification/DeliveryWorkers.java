package com.ticketing.events.query.notification;

import static java.util.stream.Collectors.toUnmodifiableMap;

import com.ticketing.events.query.notification.delivery.DeliveryLog;
import com.ticketing.events.supervision.Supervisor;
import com.ticketing.events.tracing.Tracing;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** One {@link ChannelWorker} per channel, so that channels are independent of each other. */
@Component
public final class DeliveryWorkers implements SmartLifecycle {

    private final Map<String, Notifier> channels;
    private final Function<Notifier, ChannelWorker> newWorker;
    private volatile List<ChannelWorker> workers = List.of();

    /** Validates that the lease is longer than one attempt of any channel. */
    DeliveryWorkers(
            List<Notifier> channels,
            DeliveryLog deliveries,
            NotificationProperties properties,
            Clock clock,
            MeterRegistry meters,
            Supervisor supervisor,
            Tracing tracing) {
        channels.forEach(properties::requireLeaseOutlasts);
        this.channels = channels.stream().collect(toUnmodifiableMap(Notifier::channel, Function.identity()));
        this.newWorker = notifier -> new ChannelWorker(
                notifier, deliveries, properties, clock, meters, supervisor, ChannelWorker.outage(notifier), tracing);
    }

    /** Whether the channel is configured. */
    public boolean hasChannel(String channel) {
        return channels.containsKey(channel);
    }

    /** The configured channels, ordered by name. */
    public List<Notifier> channels() {
        return channels.values().stream()
                .sorted(Comparator.comparing(Notifier::channel))
                .toList();
    }

    /** Ends the current poll interval of every worker, so that due deliveries are claimed at once. */
    public void signal() {
        workers.forEach(ChannelWorker::signal);
    }

    @Override
    public void start() {
        workers = channels.values().stream().map(newWorker).toList();
        workers.forEach(ChannelWorker::start);
    }

    /** Claims no more deliveries and waits a limited time for the attempts in flight. */
    @Override
    public void stop() {
        workers.forEach(ChannelWorker::requestStop);
        workers.forEach(ChannelWorker::awaitStop);
        workers = List.of();
    }

    @Override
    public boolean isRunning() {
        return !workers.isEmpty();
    }
}
