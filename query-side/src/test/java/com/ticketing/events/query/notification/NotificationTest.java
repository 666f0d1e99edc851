package com.ticketing.events.query.notification;

import static com.ticketing.events.query.notification.NotificationSamples.NOW;
import static com.ticketing.events.query.notification.NotificationSamples.created;
import static com.ticketing.events.query.notification.NotificationSamples.event;
import static org.assertj.core.api.Assertions.assertThat;

import com.ticketing.events.DomainEvent;
import com.ticketing.events.EventCancelled;
import com.ticketing.events.EventDetails;
import com.ticketing.events.EventDetailsRevised;
import com.ticketing.events.EventPublished;
import com.ticketing.events.InternalNotesRevised;
import com.ticketing.events.PersonalDataErased;
import com.ticketing.events.query.notification.console.LoggingNotifier;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class NotificationTest {

    @Test
    void tellsOfCreationPublicationAndCancellationInTheBriefsWords() {
        assertThat(text(created(1, "Jazz {}"))).isEqualTo("New event created: Jazz {}");
        assertThat(text(new EventPublished(event(1), "Jazz", NOW))).isEqualTo("Event published: Jazz");
        assertThat(text(new EventCancelled(event(1), "Jazz", NOW))).isEqualTo("Event cancelled: Jazz");
    }

    @Test
    void tellsNobodyOfNotesAndDetails() {
        EventDetails details = created(1, "Jazz").details();
        assertThat(Notification.of(1, new PersonalDataErased(event(1), NOW))).isEmpty();
        assertThat(Notification.of(1, new InternalNotesRevised(event(1), "secret", NOW)))
                .isEmpty();
        assertThat(Notification.of(
                        1,
                        new EventDetailsRevised(
                                event(1),
                                details.title(),
                                details.startAt(),
                                details.endAt(),
                                details.location(),
                                NOW)))
                .isEmpty();
    }

    @Test
    void isOneLineWhateverTheTitleContains() {
        assertThat(text(created(1, "a\r\nb\u2028c\u2029d\u0085e\u0000f\u001b[2J")))
                .isEqualTo("New event created: a b c d e f [2J");
    }

    @Test
    void carriesNothingPrivate() {
        assertThat(Notification.of(7, created(1, "Jazz")).orElseThrow().toString())
                .doesNotContain("pay the band", "ana@example.com");
    }

    @Test
    void isWrittenToTheLogAsItIs() {
        var lines = new ch.qos.logback.core.read.ListAppender<ch.qos.logback.classic.spi.ILoggingEvent>();
        var logger = (ch.qos.logback.classic.Logger) LoggerFactory.getLogger("notifications");
        lines.start();
        logger.addAppender(lines);
        try {
            Notification notification =
                    Notification.of(1, created(1, "Jazz {} %s")).orElseThrow();
            new LoggingNotifier()
                    .send(new Delivery(notification, "log", DeliveryState.PENDING, 1, NOW, null, NOW, NOW));
        } finally {
            logger.detachAppender(lines);
        }
        assertThat(lines.list)
                .extracting(line -> line.getFormattedMessage())
                .containsExactly("New event created: Jazz {} %s");
    }

    private static String text(DomainEvent event) {
        return Notification.of(1, event).orElseThrow().text();
    }
}
