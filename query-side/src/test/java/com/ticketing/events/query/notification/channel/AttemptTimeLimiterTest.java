package com.ticketing.events.query.notification.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.ticketing.events.query.notification.NotificationNotSent;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class AttemptTimeLimiterTest {

    private final AttemptTimeLimiter limiter = new AttemptTimeLimiter("pigeon", Duration.ofSeconds(20));
    private final AttemptTimeLimiter shortLimiter = new AttemptTimeLimiter("pigeon", Duration.ofMillis(50));

    @Test
    void runsAnAttemptInAThreadOfItsOwn() throws Exception {
        String[] name = new String[1];
        limiter.run(() -> name[0] = Thread.currentThread().getName());
        assertThat(name[0]).isEqualTo("send-pigeon-1");
    }

    @Test
    void interruptsAnAttemptAtTheLimit() throws Exception {
        CountDownLatch interrupted = new CountDownLatch(1);
        assertThatThrownBy(() -> shortLimiter.run(() -> {
                    try {
                        new CountDownLatch(1).await();
                    } catch (InterruptedException _) {
                        interrupted.countDown();
                    }
                }))
                .isInstanceOf(NotificationNotSent.class)
                .hasMessage("Timed out");
        interrupted.await();
    }

    /** Such as the resolution of a name. */
    @Test
    void doesNotWaitForAnAttemptThatIgnoresTheInterrupt() {
        AtomicBoolean released = new AtomicBoolean();
        assertThatThrownBy(() -> shortLimiter.run(() -> {
                    while (!released.get()) {
                        Thread.onSpinWait();
                    }
                }))
                .hasMessage("Timed out");
        released.set(true);
    }

    @Test
    void interruptsTheAttemptOfAnInterruptedThread() throws Exception {
        CountDownLatch started = new CountDownLatch(1);
        CountDownLatch interrupted = new CountDownLatch(1);
        Thread caller = Thread.ofVirtual().start(() -> {
            try {
                limiter.run(() -> {
                    started.countDown();
                    try {
                        new CountDownLatch(1).await();
                    } catch (InterruptedException _) {
                        interrupted.countDown();
                    }
                });
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            } catch (NotificationNotSent e) {
                throw new IllegalStateException(e);
            }
        });
        started.await();
        caller.interrupt();
        interrupted.await();
        caller.join();
    }

    @Test
    void passesOnTheFailureOfTheAttempt() {
        NotificationNotSent refused = NotificationNotSent.refused("Response status 404");
        assertThatThrownBy(() -> limiter.run(() -> {
                    throw refused;
                }))
                .isSameAs(refused);
        assertThatThrownBy(() -> limiter.run(() -> {
                    throw new StackOverflowError("of the test");
                }))
                .isInstanceOf(StackOverflowError.class);
        assertThatThrownBy(() -> limiter.run(() -> {
                    throw new IllegalStateException("of the test");
                }))
                .isInstanceOf(IllegalStateException.class);
    }
}
