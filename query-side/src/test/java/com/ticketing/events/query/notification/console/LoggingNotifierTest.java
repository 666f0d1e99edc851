package com.ticketing.events.query.notification.console;

import static com.ticketing.events.query.notification.NotificationSamples.NOW;
import static com.ticketing.events.query.notification.NotificationSamples.event;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.ticketing.events.EventStatus;
import com.ticketing.events.query.notification.Notifier;
import com.ticketing.events.query.notification.NotifierContract;
import com.ticketing.events.query.notification.delivery.Delivery;
import com.ticketing.events.query.notification.delivery.DeliveryState;
import com.ticketing.events.query.notification.delivery.Notification;
import com.ticketing.events.tracing.Cause;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class LoggingNotifierTest extends NotifierContract {

    private final ListAppender<ILoggingEvent> console = new ListAppender<>();
    private final Logger logger = (Logger) LoggerFactory.getLogger("notifications");

    @BeforeEach
    void attach() {
        console.start();
        logger.addAppender(console);
    }

    @AfterEach
    void detach() {
        logger.detachAppender(console);
    }

    @Override
    protected Notifier create(Duration timeout) {
        return new LoggingNotifier();
    }

    @Override
    protected List<String> received() {
        return console.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
    }

    @Override
    protected Set<String> secrets() {
        return Set.of();
    }

    @Test
    void logsTheTextWithoutInterpretingPlaceholders() {
        Notification notification = new Notification(
                1, event(1), "event-created", EventStatus.DRAFT, NOW, "New event created: Jazz {} %s", Cause.UNKNOWN);

        new LoggingNotifier().send(new Delivery(notification, "log", DeliveryState.PENDING, 1, NOW, null, NOW, NOW));

        assertThat(received()).containsExactly("New event created: Jazz {} %s");
    }
}
