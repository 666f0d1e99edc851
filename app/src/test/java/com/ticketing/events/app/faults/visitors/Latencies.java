package com.ticketing.events.app.faults.visitors;

import com.ticketing.events.app.faults.rig.EventModel;
import com.ticketing.events.app.faults.rig.HttpResult;
import com.ticketing.events.app.faults.rig.ServiceClient;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Times of requests of one client, one after the other: health, a public list, a creation.
 *
 * @param health the times of health checks, ascending
 * @param list the times of public lists, ascending
 * @param create the times of creations, ascending
 */
public record Latencies(List<Duration> health, List<Duration> list, List<Duration> create) {

    private static final int REQUESTS = 60;

    /** Measures now. Fails if a request is not served. */
    public static Latencies of(ServiceClient client) throws IOException {
        List<Duration> health = new ArrayList<>();
        List<Duration> list = new ArrayList<>();
        List<Duration> create = new ArrayList<>();
        for (int i = 0; i < REQUESTS; i++) {
            health.add(client.get("/actuator/health").expect(200).duration());
            list.add(client.get("/public/events").expect(200).duration());
            HttpResult created = new EventModel(false).createUnrecorded(client);
            create.add(created.expect(201).duration());
        }
        return new Latencies(sorted(health), sorted(list), sorted(create));
    }

    private static List<Duration> sorted(List<Duration> times) {
        return times.stream().sorted().toList();
    }

    /** Median and 95th percentile of each, in milliseconds. */
    @Override
    public String toString() {
        return "health " + text(health) + ", list " + text(list) + ", create " + text(create);
    }

    private static String text(List<Duration> times) {
        return String.format(
                Locale.ROOT, "%.1f/%.1f ms", millis(times, times.size() / 2), millis(times, times.size() * 95 / 100));
    }

    private static double millis(List<Duration> times, int index) {
        return times.get(index).toNanos() / 1e6;
    }
}
