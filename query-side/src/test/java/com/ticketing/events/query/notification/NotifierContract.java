package com.ticketing.events.query.notification;

import static com.ticketing.events.query.notification.NotificationSamples.NOW;
import static com.ticketing.events.query.notification.NotificationSamples.delivery;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.ticketing.events.query.notification.delivery.Delivery;
import com.ticketing.events.query.notification.delivery.DeliveryId;
import com.ticketing.events.query.notification.delivery.DeliveryOutcome;
import com.ticketing.events.query.notification.delivery.DeliveryState;
import com.ticketing.events.supervision.Supervisor;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.slf4j.LoggerFactory;

/**
 * What every channel has to do, observed as the outcome of attempts. A subclass creates its notifier and a receiver
 * that speaks the channel's protocol over a real socket.
 */
@Timeout(60)
public abstract class NotifierContract {

    /** The clock of the attempts. */
    protected static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

    private static final Duration TIMEOUT = Duration.ofSeconds(20);

    static final Duration FIRST_PAUSE = Duration.ofSeconds(1);

    private final ListAppender<ILoggingEvent> lines = new ListAppender<>();
    private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private final Logger own = (Logger) LoggerFactory.getLogger("com.ticketing");
    private Notifier notifier;

    /** Creates a notifier; the receiver, which exists already, accepts everything. */
    protected abstract Notifier create(Duration timeout);

    /** What has reached the receiver, repetitions included: ids of deliveries, or lines of the console. */
    protected abstract List<String> received();

    /** Texts of the configuration that no line, reason or text form may contain. */
    protected abstract Set<String> secrets();

    @BeforeEach
    void start() {
        notifier = create(TIMEOUT);
        lines.start();
        root.addAppender(lines);
        own.setLevel(Level.DEBUG);
    }

    @AfterEach
    void findNoSecret() {
        own.setLevel(null);
        root.detachAppender(lines);
        assertThat(secrets()).allSatisfy(secret -> {
            assertThat(List.copyOf(lines.list))
                    .extracting(ILoggingEvent::getFormattedMessage)
                    .noneMatch(line -> line.contains(secret));
            assertThat(DeliverySender.description(notifier)).doesNotContain(secret);
            assertThat(notifier.addressDigest()).doesNotContain(secret);
            assertThat(notifier.toString()).doesNotContain(secret);
        });
    }

    @AfterEach
    void close() throws Exception {
        close(notifier);
    }

    static void close(Notifier notifier) throws Exception {
        if (notifier instanceof AutoCloseable closeable) {
            closeable.close();
        }
    }

    @Test
    void hasTheNameOfAChannel() {
        assertThat(DeliveryId.isChannel(notifier.channel())).isTrue();
    }

    @Test
    void sendsWhatTheReceiverAccepts() {
        DeliveryOutcome outcome = attempt();
        assertThat(outcome.state()).as(outcome.error()).isEqualTo(DeliveryState.SENT);
        assertThat(received()).hasSize(1);
    }

    @Test
    void repeatsADeliveryAsItWas() {
        attempt();
        attempt();
        assertThat(received()).hasSize(2);
        assertThat(received().getFirst()).isEqualTo(received().getLast());
    }

    Notifier notifier() {
        return notifier;
    }

    Delivery sample() {
        return delivery(17, notifier.channel());
    }

    /** The outcome of a first attempt. */
    DeliveryOutcome attempt() {
        return attempt(notifier);
    }

    /** The outcome of a first attempt by another notifier. */
    DeliveryOutcome attempt(Notifier other) {
        NotificationProperties properties = new NotificationProperties(
                3, 1, Duration.ofMinutes(1), Duration.ofSeconds(1), new RetryBackoff(FIRST_PAUSE, Duration.ofHours(6)));
        ChannelMetrics metrics = new ChannelMetrics(
                other.channel(),
                new FakeDeliveryLog(),
                CLOCK,
                properties.pollInterval(),
                new SimpleMeterRegistry(),
                System::nanoTime);
        DeliverySender sender =
                new DeliverySender(other, properties, CLOCK, metrics, new Supervisor(), ChannelWorker.outage(other));
        return sender.send(sample());
    }
}
