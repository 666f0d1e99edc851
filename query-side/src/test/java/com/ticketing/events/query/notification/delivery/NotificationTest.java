package com.ticketing.events.query.notification.delivery;

import static com.ticketing.events.query.notification.NotificationSamples.NOW;
import static com.ticketing.events.query.notification.NotificationSamples.created;
import static com.ticketing.events.query.notification.NotificationSamples.event;
import static org.assertj.core.api.Assertions.assertThat;

import com.ticketing.events.CancellationReasonRevised;
import com.ticketing.events.DomainEvent;
import com.ticketing.events.EventCancelled;
import com.ticketing.events.EventDetails;
import com.ticketing.events.EventDetailsRevised;
import com.ticketing.events.EventDiscarded;
import com.ticketing.events.EventPublished;
import com.ticketing.events.InternalNotesRevised;
import com.ticketing.events.PersonalDataErased;
import com.ticketing.events.PublicationScheduled;
import com.ticketing.events.PublicationUnscheduled;
import com.ticketing.events.tracing.Cause;
import java.util.List;
import org.junit.jupiter.api.Test;

class NotificationTest {

    @Test
    void announcesCreationPublicationAndCancellationInTheWordingOfTheBrief() {
        assertThat(text(created(1, "Jazz {}"))).isEqualTo("New event created: Jazz {}");
        assertThat(text(new EventPublished(event(1), "Jazz", NOW))).isEqualTo("Event published: Jazz");
        assertThat(text(new EventCancelled(event(1), "Jazz", NOW))).isEqualTo("Event cancelled: Jazz");
        assertThat(text(new EventCancelled(event(1), "Jazz", "Storm", NOW))).isEqualTo("Event cancelled: Jazz");
    }

    @Test
    void announcesNoOtherChange() {
        EventDetails details = created(1, "Jazz").details();
        assertThat(Notification.of(1, new CancellationReasonRevised(event(1), "Storm", NOW), Cause.UNKNOWN))
                .isEmpty();
        assertThat(Notification.of(1, new PublicationScheduled(event(1), NOW, NOW), Cause.UNKNOWN))
                .isEmpty();
        assertThat(Notification.of(1, new PublicationUnscheduled(event(1), NOW), Cause.UNKNOWN))
                .isEmpty();
        assertThat(Notification.of(1, new EventDiscarded(event(1), NOW), Cause.UNKNOWN))
                .isEmpty();
        assertThat(Notification.of(1, new PersonalDataErased(event(1), NOW), Cause.UNKNOWN))
                .isEmpty();
        assertThat(Notification.of(1, new InternalNotesRevised(event(1), "secret", NOW), Cause.UNKNOWN))
                .isEmpty();
        assertThat(Notification.of(
                        1,
                        new EventDetailsRevised(
                                event(1), details.title(), details.startAt(), details.endAt(), details.location(), NOW),
                        Cause.UNKNOWN))
                .isEmpty();
    }

    @Test
    void replacesControlCharactersOfTheTitleBySpaces() {
        assertThat(text(created(1, "a\r\nb\u2028c\u2029d\u0085e\u0000f\u001b[2J")))
                .isEqualTo("New event created: a b c d e f [2J");
    }

    @Test
    void containsNoPrivateData() {
        assertThat(Notification.of(7, created(1, "Jazz"), Cause.UNKNOWN)
                        .orElseThrow()
                        .toString())
                .doesNotContain("pay the band", "ana@example.com");
    }

    @Test
    void theKeyOfADeliveryIdentifiesTheDomainEventAndNotOnlyItsPosition() {
        String key = key(7, created(1, "Jazz"));
        assertThat(key).isEqualTo(key(7, created(1, "Jazz"))).matches("7[.][0-9a-f]{8}-webhook");
        assertThat(List.of(
                        key(8, created(1, "Jazz")),
                        key(7, created(2, "Jazz")),
                        key(7, new EventPublished(event(1), "Jazz", NOW)),
                        key(7, new EventPublished(event(1), "Jazz", NOW.plusNanos(1)))))
                .doesNotContain(key)
                .doesNotHaveDuplicates();
        assertThat(DeliveryId.parse(key)).contains(new DeliveryId(7, "webhook"));
        assertThat(DeliveryId.parse("7-webhook")).contains(new DeliveryId(7, "webhook"));
    }

    private static String key(long position, DomainEvent event) {
        Notification notification =
                Notification.of(position, event, Cause.UNKNOWN).orElseThrow();
        return new Delivery(notification, "webhook", DeliveryState.PENDING, 0, NOW, null, NOW, NOW).key();
    }

    private static String text(DomainEvent event) {
        return Notification.of(1, event, Cause.UNKNOWN).orElseThrow().text();
    }
}
