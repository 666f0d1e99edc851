package com.ticketing.events.query.notification.web;

import static com.ticketing.events.query.notification.NotificationSamples.NOW;
import static com.ticketing.events.query.notification.NotificationSamples.event;
import static com.ticketing.events.query.notification.NotificationSamples.notification;
import static com.ticketing.events.query.notification.NotificationSamples.workers;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.nullValue;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.ticketing.events.error.ErrorCode;
import com.ticketing.events.error.Refusal;
import com.ticketing.events.error.Violation;
import com.ticketing.events.query.http.BoundedWork;
import com.ticketing.events.query.notification.DeliveryWorkers;
import com.ticketing.events.query.notification.FakeDeliveryLog;
import com.ticketing.events.query.notification.NotificationSamples;
import com.ticketing.events.query.notification.ScriptedNotifier;
import com.ticketing.events.query.notification.delivery.Delivery;
import com.ticketing.events.query.notification.delivery.DeliveryId;
import com.ticketing.events.query.notification.delivery.DeliveryOutcome;
import com.ticketing.events.query.notification.delivery.DeliveryState;
import com.ticketing.events.query.notification.delivery.DueTimes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;

class NotificationControllerTest {

    private final FakeDeliveryLog log = new FakeDeliveryLog("log", "off", "webhook");
    private final DeliveryWorkers workers =
            workers(log, 3, 1, new ScriptedNotifier("log", _ -> {}), new ScriptedNotifier("webhook", _ -> {}));
    private final MockMvc http = MockMvcBuilders.standaloneSetup(new NotificationController(
                    log,
                    workers,
                    NotificationSamples.properties(1, 1),
                    new BoundedWork(1, Duration.ofSeconds(2)),
                    Clock.fixed(NOW, ZoneOffset.UTC)))
            .build();

    @BeforeEach
    void record() {
        log.record(List.of(notification(1, 1), notification(2, 2)), 3, NOW);
        settle("log", DeliveryState.SENT, null);
        settle("webhook", DeliveryState.DEAD, "Response status 500");
        settle("off", DeliveryState.SENT, null);
    }

    /** Settles the first delivery of a channel; the second stays pending. */
    private void settle(String channel, DeliveryState state, String error) {
        Delivery claimed = log.claim(channel, 1, new DueTimes(NOW, Instant.MAX), NOW.plusSeconds(30))
                .getFirst();
        log.settle(List.of(new DeliveryOutcome(claimed, state, null, error, false)), NOW);
    }

    private String key(long position, String channel) {
        return log.find(new DeliveryId(position, channel)).orElseThrow().key();
    }

    @Test
    void listsAllFieldsOfADelivery() throws Exception {
        list("state", "dead")
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.notifications.length()").value(1))
                .andExpect(jsonPath("$.notifications[0].id").value(key(1, "webhook")))
                .andExpect(jsonPath("$.notifications[0].position").value(1))
                .andExpect(jsonPath("$.notifications[0].channel").value("webhook"))
                .andExpect(jsonPath("$.notifications[0].eventId").value(event(1).toString()))
                .andExpect(jsonPath("$.notifications[0].text").value("New event created: Jazz"))
                .andExpect(jsonPath("$.notifications[0].state").value("dead"))
                .andExpect(jsonPath("$.notifications[0].attempts").value(1))
                .andExpect(jsonPath("$.notifications[0].nextAttemptAt").value(nullValue()))
                .andExpect(jsonPath("$.notifications[0].lastError").value("Response status 500"))
                .andExpect(jsonPath("$.notifications[0].updatedAt").value("2030-06-01T12:00:00Z"))
                .andExpect(jsonPath("$.next").value(nullValue()));
    }

    @Test
    void pagesThroughOnePositionWithSeveralChannels() throws Exception {
        list("limit", "2")
                .andExpect(jsonPath("$.notifications[*].id", contains(key(1, "log"), key(1, "off"))))
                .andExpect(jsonPath("$.next").value(key(1, "off")));
        list("limit", "3", "after", "1-off")
                .andExpect(jsonPath("$.notifications[*].id", contains(key(1, "webhook"), key(2, "log"), key(2, "off"))))
                .andExpect(jsonPath("$.next").value(key(2, "off")));
        list("limit", "1", "after", key(2, "off"))
                .andExpect(jsonPath("$.notifications[*].id", contains(key(2, "webhook"))));
        list("after", "1")
                .andExpect(jsonPath("$.notifications[*].id", contains(key(2, "log"), key(2, "off"), key(2, "webhook"))))
                .andExpect(jsonPath("$.next").value(nullValue()));
    }

    @Test
    void pagesFromTheNewestOn() throws Exception {
        list("sort", "-position", "limit", "2")
                .andExpect(jsonPath("$.notifications[*].id", contains(key(2, "webhook"), key(2, "off"))))
                .andExpect(jsonPath("$.next").value(key(2, "off")));
        list("sort", "-position", "limit", "2", "after", key(2, "off"))
                .andExpect(jsonPath("$.notifications[*].id", contains(key(2, "log"), key(1, "webhook"))));
        list("sort", "-position", "after", "2")
                .andExpect(jsonPath("$.notifications[*].id", contains(key(1, "webhook"), key(1, "off"), key(1, "log"))))
                .andExpect(jsonPath("$.next").value(nullValue()));
        list("sort", "position", "limit", "1").andExpect(jsonPath("$.notifications[*].id", contains(key(1, "log"))));
    }

    @Test
    void filtersByStateAndEvent() throws Exception {
        list("state", "sent,dead", "eventId", event(1).toString())
                .andExpect(
                        jsonPath("$.notifications[*].id", contains(key(1, "log"), key(1, "off"), key(1, "webhook"))));
        list("state", "sent", "eventId", event(2).toString())
                .andExpect(jsonPath("$.notifications.length()").value(0));
    }

    @Test
    void reportsAllInvalidParametersTogether() {
        Refusal refusal = refusal(get("/notifications")
                .queryParam("state", "gone")
                .queryParam("eventId", "1-1-1-1-1")
                .queryParam("sort", "newest")
                .queryParam("after", "-1")
                .queryParam("limit", "1001"));

        assertThat(refusal.code()).isEqualTo(ErrorCode.VALIDATION_ERROR);
        assertThat(refusal.details())
                .extracting(Violation::field)
                .containsExactly("state", "eventId", "sort", "after", "limit");
    }

    @Test
    void redeliversDeadAndSentDeliveries() throws Exception {
        for (String channel : List.of("webhook", "log")) {
            http.perform(post("/notifications/1/{channel}/redeliver", channel))
                    .andExpect(status().isAccepted())
                    .andExpect(jsonPath("$.id").value(key(1, channel)))
                    .andExpect(jsonPath("$.state").value("pending"))
                    .andExpect(jsonPath("$.attempts").value(0))
                    .andExpect(jsonPath("$.nextAttemptAt").value("2030-06-01T12:00:00Z"));
        }
    }

    @Test
    void refusesToRedeliverPendingDeliveriesAndUnconfiguredChannels() {
        assertThat(refusal(post("/notifications/2/log/redeliver")).code()).isEqualTo(ErrorCode.CONFLICT);
        assertThat(refusal(post("/notifications/1/off/redeliver")).code()).isEqualTo(ErrorCode.CONFLICT);
    }

    @Test
    void redeliversTheDeadDeliveriesOfAChannel() throws Exception {
        Delivery claimed = log.claim("webhook", 1, new DueTimes(NOW, Instant.MAX), NOW.plusSeconds(30))
                .getFirst();
        log.settle(List.of(new DeliveryOutcome(claimed, DeliveryState.DEAD, null, "410", true)), NOW);
        log.endAddress("webhook", "digest", NOW);
        log.setMaxBatch(1);

        http.perform(post("/notifications/channels/webhook/redeliver"))
                .andExpect(status().isAccepted())
                .andExpect(jsonPath("$.channel").value("webhook"))
                .andExpect(jsonPath("$.redelivered").value(2));
        list("state", "dead").andExpect(jsonPath("$.notifications.length()").value(0));
        assertThat(log.isEnded("webhook", "digest")).isFalse();
        http.perform(post("/notifications/channels/webhook/redeliver"))
                .andExpect(jsonPath("$.redelivered").value(0));
        assertThat(refusal(post("/notifications/channels/off/redeliver")).code())
                .isEqualTo(ErrorCode.CONFLICT);
    }

    @Test
    void listsTheChannelsWithTheEndOfAnAddressAndTheirNumbersByState() throws Exception {
        log.endAddress("webhook", "", NOW);
        http.perform(get("/notifications/channels"))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.channels[*].channel", contains("log", "webhook")))
                .andExpect(jsonPath("$.channels[0].address").value(nullValue()))
                .andExpect(jsonPath("$.channels[0].endedAt").value(nullValue()))
                .andExpect(jsonPath("$.channels[0].pending").value(1))
                .andExpect(jsonPath("$.channels[0].sent").value(1))
                .andExpect(jsonPath("$.channels[0].dead").value(0))
                .andExpect(jsonPath("$.channels[1].endedAt").value("1970-01-01T00:00:00Z"))
                .andExpect(jsonPath("$.channels[1].dead").value(1));
    }

    @Test
    void redeliversAtMostAThousandAtOnce() throws Exception {
        int dead = NotificationController.MAX_REDELIVERED + 1;
        log.record(
                LongStream.range(4, 4 + dead).mapToObj(n -> notification(n, n)).toList(), 4 + dead, NOW);
        log.claim("log", dead + 1, new DueTimes(NOW, Instant.MAX), NOW.plusSeconds(30))
                .forEach(claimed ->
                        log.settle(List.of(new DeliveryOutcome(claimed, DeliveryState.DEAD, null, "x", false)), NOW));
        for (int expected : List.of(1_000, 2)) {
            http.perform(post("/notifications/channels/log/redeliver"))
                    .andExpect(jsonPath("$.redelivered").value(expected));
        }
    }

    @Test
    void respondsWithNotFoundForUnknownOrMalformedIds() {
        assertThat(List.of("9/log", "1/pigeon", "x/log", "1/LOG", "-1/log", "99999999999999999999/log"))
                .allSatisfy(id -> assertThat(refusal(post("/notifications/" + id + "/redeliver"))
                                .code())
                        .isEqualTo(ErrorCode.NOT_FOUND));
    }

    private ResultActions list(String... parameters) throws Exception {
        MockHttpServletRequestBuilder request = get("/notifications");
        for (int i = 0; i < parameters.length; i += 2) {
            request.queryParam(parameters[i], parameters[i + 1]);
        }
        return http.perform(request);
    }

    private Refusal refusal(MockHttpServletRequestBuilder request) {
        return (Refusal) catchThrowable(() -> http.perform(request)).getCause();
    }
}
