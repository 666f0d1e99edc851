package com.ticketing.events.app.queries;

import static com.ticketing.events.app.support.EventBody.unique;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.ticketing.events.app.support.ConcurrentCallers;
import com.ticketing.events.app.support.EventBody;
import com.ticketing.events.app.support.RunningService;
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

/** The brief's three lines, each once, in the output of the service. */
@ExtendWith(OutputCaptureExtension.class)
class NotificationsIT extends RunningService {

    private final EventBody event = EventBody.valid();

    @ParameterizedTest
    @ValueSource(strings = {"DRAFT", "PUBLISHED", "CANCELLED"})
    void tellsOfANewEventWhateverItsStatus(String status, CapturedOutput output) {
        create(event.with("status", status));
        assertThat(linesAbout(event.title(), output)).containsExactly("New event created: " + event.title());
    }

    @Test
    void tellsOfAPublishedEvent(CapturedOutput output) {
        String id = create(event);
        patch(id, Map.of("status", "PUBLISHED")).statusCode(200);
        assertThat(linesAbout(event.title(), output))
                .containsExactly("New event created: " + event.title(), "Event published: " + event.title());
    }

    @ParameterizedTest
    @ValueSource(strings = {"DRAFT", "PUBLISHED"})
    void tellsOfACancelledEvent(String status, CapturedOutput output) {
        String id = create(event.with("status", status));
        patch(id, Map.of("status", "CANCELLED")).statusCode(200);
        assertThat(linesAbout(event.title(), output))
                .containsExactly("New event created: " + event.title(), "Event cancelled: " + event.title());
    }

    @Test
    void tellsOfAnEventByTheTitleItHasNow(CapturedOutput output) {
        String id = create(event);
        String title = unique("Renamed");
        revise(id, event.detailsWith("title", title)).statusCode(200);
        patch(id, Map.of("status", "PUBLISHED")).statusCode(200);
        assertThat(linesAbout(title, output)).containsExactly("Event published: " + title);
    }

    @Test
    void saysNothingOfOtherChanges(CapturedOutput output) {
        String id = create(event.with("status", "PUBLISHED"));
        patch(id, Map.of("internalNotes", "new")).statusCode(200);
        patch(id, Map.of("status", "PUBLISHED")).statusCode(200);
        patch(id, Map.of("status", "DRAFT")).statusCode(400);
        revise(id, event.detailsWith("location", unique("Elsewhere"))).statusCode(200);
        assertThat(linesAbout(event.title(), output)).containsExactly("New event created: " + event.title());
    }

    @Test
    void saysNothingOfARefusedEvent(CapturedOutput output) {
        post(event.with("location", "")).statusCode(400);
        assertThat(linesAbout(event.title(), output)).isEmpty();
    }

    @Test
    void tellsOnceOfAnEventThatIsSentAgainUnderItsKey(CapturedOutput output) {
        String key = UUID.randomUUID().toString();
        for (int n = 0; n < 3; n++) {
            adminSending(event.json())
                    .header("Idempotency-Key", key)
                    .post("/events")
                    .then()
                    .statusCode(201);
        }
        assertThat(linesAbout(event.title(), output)).containsExactly("New event created: " + event.title());
    }

    @Test
    void tellsOfAnEventOnceHoweverManyPublishIt(CapturedOutput output) {
        String id = create(event);
        ConcurrentCallers.of(8, n -> patch(id, Map.of("status", "PUBLISHED")).statusCode(200));
        assertThat(linesAbout(event.title(), output))
                .containsExactly("New event created: " + event.title(), "Event published: " + event.title());
    }

    @ParameterizedTest
    @CsvSource({"%s %n {} {0}", "${java.version} ${jndi:ldap://x}", "\\n\\r\\u000a", "Zoë & \uD83C\uDFB7 — 東京"})
    void writesOneLineWhateverTheTitleContains(String odd, CapturedOutput output) {
        String title = unique(odd);
        create(event.with("title", title));
        assertThat(linesAbout(title, output)).containsExactly("New event created: " + title);
    }

    /** The messages of all lines about the title, once a later event's line shows that they have been written. */
    private List<String> linesAbout(String title, CapturedOutput output) {
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
