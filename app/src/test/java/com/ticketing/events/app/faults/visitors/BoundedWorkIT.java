package com.ticketing.events.app.faults.visitors;

import static com.ticketing.events.app.support.RefusalAssertions.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import com.ticketing.events.app.support.BlackBoxTest;
import com.ticketing.events.app.support.ConcurrentCallers;
import com.ticketing.events.app.support.EventBody;
import com.ticketing.events.query.http.BoundedWork;
import com.ticketing.events.query.http.WorkKind;
import io.restassured.response.Response;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Computations that do not end, on every place of a kind: requests of that kind are 429, all others are served. */
@Timeout(180)
class BoundedWorkIT extends BlackBoxTest {

    private static final int PLACES = 4;

    @Autowired
    private BoundedWork work;

    /** A list of more than 32 KiB, whose compression is bounded work. */
    private static final int LONG_LIST_EVENTS = 50;

    /** A day of their own, because a search by locations takes a place when it is not prepared. */
    private static final String DAY_OF_LONG_LIST = "2093-05-07";

    private final ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor();
    private final AtomicBoolean isEnded = new AtomicBoolean();
    private final List<CompletableFuture<Boolean>> computations = new ArrayList<>();

    @AfterEach
    void end() {
        isEnded.set(true);
        computations.forEach(CompletableFuture::join);
        callers.close();
    }

    @ParameterizedTest
    @EnumSource(WorkKind.class)
    void refusesRequestsOfAKindWhosePlacesAreTaken(WorkKind kind) {
        String id = create(EventBody.withStatus("PUBLISHED"));
        for (int n = 0; n < LONG_LIST_EVENTS; n++) {
            create(EventBody.at("-".repeat(450))
                    .with("status", "PUBLISHED")
                    .with("title", "Long ".repeat(40).strip())
                    .with("startAt", DAY_OF_LONG_LIST + "T10:00:00Z")
                    .with("endAt", DAY_OF_LONG_LIST + "T12:00:00Z"));
        }
        assertThat(anonymous().get(longList()).asString()).hasSizeGreaterThan(32 << 10);
        occupy(kind, () -> !isEnded.get() && pause());

        List<Response> responses = responses(requests(id).get(kind));
        assertThat(responses).allSatisfy(response -> {
            response.then().spec(refused(429, "RATE_LIMITED")).header("Retry-After", equalTo("1"));
        });
        requests(id).forEach((other, paths) -> {
            if (other != kind) {
                assertThat(responses(paths))
                        .allSatisfy(response -> assertThat(response.statusCode())
                                .as(other.text())
                                .isEqualTo(200));
            }
        });
        assertServesCheapRequests();
        assertThat(metric("events_work_active{kind=\"" + kind.text() + "\"}"))
                .isEqualTo(Math.min(PLACES, kind.maxPlaces()));
        assertThat(metric("events_work_refused_total{kind=\"" + kind.text() + "\"}"))
                .isGreaterThanOrEqualTo(responses.size());

        isEnded.set(true);
        computations.forEach(CompletableFuture::join);
        assertThat(responses(requests(id).get(kind)))
                .allSatisfy(response -> assertThat(response.statusCode()).isEqualTo(200));
    }

    @Test
    void servesCheapRequestsWhileEveryPlaceComputes() {
        for (WorkKind kind : WorkKind.values()) {
            occupy(kind, () -> !isEnded.get());
        }
        for (int n = 0; n < 5; n++) {
            assertServesCheapRequests();
        }
    }

    /** Health, metrics, commands, single Events, and lists whose search is prepared. */
    private void assertServesCheapRequests() {
        for (String path :
                List.of("/actuator/health", "/actuator/health/liveness", "/actuator/health/readiness", "/admin")) {
            assertThat(anonymous().get(path).statusCode()).as(path).isEqualTo(200);
        }
        assertThat(admin().get("/actuator/prometheus").statusCode()).isEqualTo(200);
        String id = create(EventBody.withStatus("PUBLISHED"));
        patch(id, Map.of("internalNotes", "changed")).statusCode(200);
        read(id).statusCode(200);
        assertThat(admin().get("/events").statusCode()).isEqualTo(200);
        assertThat(anonymous().get("/public/events/{id}", id).statusCode()).isEqualTo(200);
        assertThat(anonymous().get("/public/events?dateFrom=2026-01-01").statusCode())
                .isEqualTo(200);
        assertThat(anonymous().get("/v3/api-docs").statusCode()).isEqualTo(200);
    }

    /** Requests of each kind; a made-up location is in no cache, so its search is not prepared. */
    private Map<WorkKind, List<String>> requests(String id) {
        String madeUp = "?locations=" + EventBody.unique("nowhere").replace(' ', '-');
        Map<WorkKind, List<String>> requests = new EnumMap<>(WorkKind.class);
        requests.put(WorkKind.PUBLIC_SEARCH, List.of("/public/events" + madeUp));
        String words = "?q=" + EventBody.unique("nowhere").replace(' ', '-');
        requests.put(WorkKind.TEXT_SEARCH, List.of("/public/events" + words));
        requests.put(WorkKind.ADMIN_SEARCH, List.of("/events" + madeUp + "y", "/events" + words));
        requests.put(WorkKind.CALENDAR, List.of("/public/events.ics", "/public/events.ics?limit=1"));
        requests.put(WorkKind.COMPRESSION, List.of(longList()));
        requests.put(WorkKind.PAGE, List.of("/", "/?dateFrom=x", "/e/" + id));
        requests.put(WorkKind.SITEMAP, List.of("/sitemap.xml", "/sitemap.xml?part=1"));
        requests.put(
                WorkKind.DATABASE_READ,
                List.of(
                        "/events/" + id + "/history",
                        "/events/" + id + "?asOf=" + Instant.now().plusSeconds(60),
                        "/audit/events",
                        "/audit/checkpoint",
                        "/notifications"));
        requests.put(WorkKind.WHOLE_LOG, List.of("/audit/verify", "/audit/events?actor=nobody"));
        return requests;
    }

    /** With a query string that is in no cache; the search is prepared, because it was made before. */
    private String longList() {
        return "/public/events?limit=100&dateFrom=" + DAY_OF_LONG_LIST + "&dateTo=" + DAY_OF_LONG_LIST + "&other="
                + UUID.randomUUID();
    }

    /** Sends the requests at once, so that their waits do not add up. */
    private List<Response> responses(List<String> paths) {
        return ConcurrentCallers.run(paths.size(), n -> admin().get(paths.get(n)));
    }

    /** Takes every place of the kind while {@code continues} is true. */
    private void occupy(WorkKind kind, BooleanSupplier continues) {
        int places = Math.min(PLACES, kind.maxPlaces());
        CountDownLatch begun = new CountDownLatch(places);
        for (int n = 0; n < places; n++) {
            computations.add(CompletableFuture.supplyAsync(
                    () -> work.computeToContinue(kind, () -> {
                        begun.countDown();
                        while (continues.getAsBoolean()) {
                            Thread.onSpinWait();
                        }
                        return true;
                    }),
                    callers));
        }
        try {
            begun.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static boolean pause() {
        try {
            Thread.sleep(1);
            return true;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private double metric(String name) {
        return admin().get("/actuator/prometheus")
                .asString()
                .lines()
                .filter(line -> line.startsWith(name))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .sum();
    }
}
