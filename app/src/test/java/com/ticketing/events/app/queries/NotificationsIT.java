package com.ticketing.events.app.queries;

import static com.ticketing.events.app.support.EventBody.unique;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.ticketing.events.app.support.BlackBoxTest;
import com.ticketing.events.app.support.ConcurrentCallers;
import com.ticketing.events.app.support.EventBody;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** The three notifications of the brief, each sent once, in the output of the service. */
@ExtendWith(OutputCaptureExtension.class)
class NotificationsIT extends BlackBoxTest {

    private final EventBody event = EventBody.valid();

    @ParameterizedTest
    @ValueSource(strings = {"DRAFT", "PUBLISHED", "CANCELLED"})
    void notifiesOfANewEventInEveryStatus(String status, CapturedOutput output) {
        create(event.with("status", status));
        assertThat(notificationsOf(event.title(), output)).containsExactly("New event created: " + event.title());
    }

    @Test
    void notifiesOfAPublishedEvent(CapturedOutput output) {
        String id = create(event);
        patch(id, Map.of("status", "PUBLISHED")).statusCode(200);
        assertThat(notificationsOf(event.title(), output))
                .containsExactly("New event created: " + event.title(), "Event published: " + event.title());
    }

    @ParameterizedTest
    @ValueSource(strings = {"DRAFT", "PUBLISHED"})
    void notifiesOfACancelledEvent(String status, CapturedOutput output) {
        String id = create(event.with("status", status));
        patch(id, Map.of("status", "CANCELLED")).statusCode(200);
        assertThat(notificationsOf(event.title(), output))
                .containsExactly("New event created: " + event.title(), "Event cancelled: " + event.title());
    }

    @Test
    void usesTheCurrentTitle(CapturedOutput output) {
        String id = create(event);
        String title = unique("Renamed");
        revise(id, event.detailsWith("title", title)).statusCode(200);
        patch(id, Map.of("status", "PUBLISHED")).statusCode(200);
        assertThat(notificationsOf(title, output)).containsExactly("Event published: " + title);
    }

    @Test
    void doesNotNotifyOfOtherChanges(CapturedOutput output) {
        String id = create(event.with("status", "PUBLISHED"));
        patch(id, Map.of("internalNotes", "new")).statusCode(200);
        patch(id, Map.of("status", "PUBLISHED")).statusCode(200);
        patch(id, Map.of("status", "DRAFT")).statusCode(400);
        revise(id, event.detailsWith("location", unique("Elsewhere"))).statusCode(200);
        assertThat(notificationsOf(event.title(), output)).containsExactly("New event created: " + event.title());
    }

    @Test
    void doesNotNotifyOfARefusedEvent(CapturedOutput output) {
        post(event.with("location", "")).statusCode(400);
        assertThat(notificationsOf(event.title(), output)).isEmpty();
    }

    @Test
    void notifiesOnceForARepeatedIdempotencyKey(CapturedOutput output) {
        String key = UUID.randomUUID().toString();
        for (int n = 0; n < 3; n++) {
            postWithKey(key, event).statusCode(201);
        }
        assertThat(notificationsOf(event.title(), output)).containsExactly("New event created: " + event.title());
    }

    @Test
    void notifiesOnceForConcurrentPublications(CapturedOutput output) {
        String id = create(event);
        ConcurrentCallers.run(8, n -> patch(id, Map.of("status", "PUBLISHED")).statusCode(200));
        assertThat(notificationsOf(event.title(), output))
                .containsExactly("New event created: " + event.title(), "Event published: " + event.title());
    }

    @ParameterizedTest
    @CsvSource({"%s %n {} {0}", "${java.version} ${jndi:ldap://x}", "\\n\\r\\u000a", "Zoë & \uD83C\uDFB7 — 東京"})
    void writesOneLineForATitleWithSpecialCharacters(String characters, CapturedOutput output) {
        String title = unique(characters);
        create(event.with("title", title));
        assertThat(notificationsOf(title, output)).containsExactly("New event created: " + title);
    }

    @Test
    void writesTheIdOfTheCausingRequest(CapturedOutput output) {
        adminSending(event.json())
                .header("X-Request-Id", "order-" + event.location().replace(' ', '-'))
                .post("/events")
                .then()
                .statusCode(201);
        String line = "[order-%s] notifications".formatted(event.location().replace(' ', '-'));
        await().untilAsserted(() -> assertThat(output.getOut().lines())
                .anyMatch(each -> each.contains(line) && each.endsWith("New event created: " + event.title())));
    }

    /** The messages of all lines with the title, read after the notification of a later Event. */
    private List<String> notificationsOf(String title, CapturedOutput output) {
        String later = unique("Later");
        create(EventBody.valid().with("title", later));
        await().until(() -> output.getOut().contains("New event created: " + later));
        return output.getOut()
                .lines()
                .filter(line -> line.contains(title))
                .map(line -> line.replaceFirst("^.*?(?=New event created: |Event published: |Event cancelled: )", ""))
                .toList();
    }
}
