package com.ticketing.events.query.notification;

import static com.ticketing.events.query.notification.NotificationSamples.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import com.ticketing.events.query.notification.delivery.DeliveryOutcome;
import com.ticketing.events.query.notification.delivery.DeliveryState;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What every channel with a receiver outside the process has to do, also if the receiver fails. */
public abstract class RemoteNotifierContract extends NotifierContract {

    private static final Duration SHORT_TIMEOUT = Duration.ofMillis(400);

    /** Time for the outcome of an attempt that has ended. */
    private static final Duration SLACK = Duration.ofSeconds(3);

    /** The receiver accepts everything again. */
    protected abstract void accept();

    /**
     * The receiver refuses the notification, so that a repetition is useless.
     *
     * @return the expected reason
     */
    protected abstract String refuse();

    /**
     * The receiver is asked too often.
     *
     * @return the delay that it asks for; zero if the protocol has none
     */
    protected abstract Duration throttle();

    /** The receiver has an error of its own. */
    protected abstract void fail();

    /** The receiver accepts the connection and does not respond. */
    protected abstract void hang();

    /** The receiver responds byte by byte without an end. */
    protected abstract void drip();

    /** The receiver resets the connection. */
    protected abstract void reset();

    /** The receiver does not listen any more. */
    protected abstract void shutDown() throws IOException;

    @Test
    void sendsTheIdOfTheDeliveryAtEveryAttempt() {
        attempt();
        attempt();
        assertThat(received()).containsExactly(sample().key(), sample().key());
    }

    @Test
    void aRefusedDeliveryIsDeadAtOnceWithTheReason() {
        String reason = refuse();
        DeliveryOutcome outcome = attempt();
        assertThat(outcome.state()).isEqualTo(DeliveryState.DEAD);
        assertThat(outcome.error()).isEqualTo(reason);
    }

    @Test
    void aThrottledDeliveryIsSentAgainAfterTheDelayThatTheReceiverAsksFor() {
        Duration delay = throttle();
        assertRetriedAfter(attempt(), delay.isZero() ? FIRST_PAUSE.dividedBy(2) : delay);
        accept();
        assertThat(attempt().state()).isEqualTo(DeliveryState.SENT);
    }

    @Test
    void anErrorOfTheReceiverIsRetried() {
        fail();
        assertRetriedAfter(attempt(), FIRST_PAUSE.dividedBy(2));
    }

    @Test
    void aReceiverThatHangsIsLeftWithinTheTimeLimit() throws Exception {
        attempt();
        hang();
        assertTimesOut();
        accept();
        assertThat(attempt().state()).isEqualTo(DeliveryState.SENT);
    }

    @Test
    void aResponseWithoutAnEndIsLeftWithinTheTimeLimit() throws Exception {
        attempt();
        drip();
        assertTimesOut();
    }

    @Test
    void aResetConnectionIsRetriedAndNotByTheClientItself() {
        reset();
        assertRetriedAfter(attempt(), FIRST_PAUSE.dividedBy(2));
        assertThat(received()).hasSizeLessThanOrEqualTo(1);
        accept();
        assertThat(attempt().state()).isEqualTo(DeliveryState.SENT);
    }

    @Test
    void aReceiverThatIsDownIsRetried() throws IOException {
        shutDown();
        DeliveryOutcome outcome = attempt();
        assertRetriedAfter(outcome, FIRST_PAUSE.dividedBy(2));
        assertThat(outcome.error()).isEqualTo("Connection failed");
    }

    private void assertTimesOut() throws Exception {
        Notifier other = create(SHORT_TIMEOUT);
        assertThat(other.timeout()).isEqualTo(SHORT_TIMEOUT);
        long start = System.nanoTime();
        DeliveryOutcome outcome = attempt(other);
        Duration taken = Duration.ofNanos(System.nanoTime() - start);
        close(other);
        assertRetriedAfter(outcome, FIRST_PAUSE.dividedBy(2));
        assertThat(outcome.error()).isEqualTo("Timed out");
        assertThat(taken).isLessThan(SHORT_TIMEOUT.plus(SLACK));
    }

    private static void assertRetriedAfter(DeliveryOutcome outcome, Duration delay) {
        assertThat(outcome.state()).as(outcome.error()).isEqualTo(DeliveryState.PENDING);
        assertThat(outcome.retryAt()).isBetween(NOW.plus(delay), NOW.plus(delay.multipliedBy(2)));
        assertThat(outcome.error()).isNotBlank();
    }
}
