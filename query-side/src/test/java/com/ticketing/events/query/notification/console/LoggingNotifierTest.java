package com.ticketing.events.query.notification.console;

import static com.ticketing.events.query.notification.NotificationSamples.NOW;
import static com.ticketing.events.query.notification.NotificationSamples.event;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.ticketing.events.query.notification.Delivery;
import com.ticketing.events.query.notification.DeliveryState;
import com.ticketing.events.query.notification.Notification;
import com.ticketing.events.tracing.Cause;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class LoggingNotifierTest {

    private final ListAppender<ILoggingEvent> lines = new ListAppender<>();
    private final Logger logger = (Logger) LoggerFactory.getLogger("notifications");

    @BeforeEach
    void attach() {
        lines.start();
        logger.addAppender(lines);
    }

    @AfterEach
    void detach() {
        logger.detachAppender(lines);
    }

    @Test
    void logsTheTextWithoutInterpretingPlaceholders() {
        Notification notification =
                new Notification(1, event(1), "event-created", NOW, "New event created: Jazz {} %s", Cause.UNKNOWN);

        new LoggingNotifier().send(new Delivery(notification, "log", DeliveryState.PENDING, 1, NOW, null, NOW, NOW));

        assertThat(lines.list)
                .extracting(ILoggingEvent::getFormattedMessage)
                .containsExactly("New event created: Jazz {} %s");
    }
}
