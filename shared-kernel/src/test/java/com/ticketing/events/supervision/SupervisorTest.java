package com.ticketing.events.supervision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class SupervisorTest {

    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private final Queue<Throwable> fatal = new ConcurrentLinkedQueue<>();
    private final Supervisor supervisor = new Supervisor((_, error) -> fatal.add(error));
    private final List<Loop> started = new ArrayList<>();
    private final LogRecorder log = new LogRecorder(Loop.class);

    @AfterEach
    void stop() {
        started.forEach(Loop::requestStop);
        log.close();
    }

    private Loop start(LoopBody body) {
        Loop loop = supervisor.start(LoopName.COMMITTER, Thread.ofPlatform().daemon(), body);
        started.add(loop);
        return loop;
    }

    @Test
    void restartsALoopAfterAnyThrowable() {
        for (Throwable failure : List.of(
                new AssertionError("error"), new IllegalStateException("exception"), new InterruptedException("no"))) {
            AtomicInteger runs = new AtomicInteger();
            CountDownLatch restarted = new CountDownLatch(1);
            start(_ -> {
                if (runs.incrementAndGet() == 1) {
                    SupervisorTest.<RuntimeException>rethrow(failure);
                }
                restarted.countDown();
                new CountDownLatch(1).await();
            });
            await().until(() -> restarted.getCount() == 0);
            assertThat(status().state()).isEqualTo(LoopState.RUNNING);
            assertThat(status().lastFailure()).contains(failure.getClass().getName());
        }
        assertThat(status().failures()).isEqualTo(3);
    }

    @Test
    void doublesThePauseUpToItsMaximumAndLogsASeriesOnce() {
        Loop loop = supervisor.register(LoopName.COMMITTER);
        List<Long> pauses = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            pauses.add(loop.failed(new AssertionError("failure " + i)).toMillis());
        }
        assertThat(pauses).containsExactly(100L, 200L, 400L, 800L, 1000L, 1000L);
        assertThat(log.records()).singleElement().satisfies(line -> {
            assertThat(line.getMessage()).contains("event-log-committer").contains("100 ms");
            assertThat(line.getThrown()).hasMessage("failure 0");
        });

        loop.succeeded();
        assertThat(log.records()).hasSize(2);
        assertThat(log.records())
                .last()
                .extracting(LogRecord::getMessage)
                .asString()
                .contains("6 failures");
        assertThat(loop.failed(new AssertionError("another series")).toMillis()).isEqualTo(100);
        assertThat(log.records()).hasSize(3);
    }

    @Test
    void endsASeriesWhenTheLoopRunsLongerThanTheLastPause() {
        AtomicInteger runs = new AtomicInteger();
        start(loop -> {
            if (runs.incrementAndGet() <= 2) {
                throw new AssertionError("not yet");
            }
            while (true) {
                loop.beat();
                Thread.sleep(Duration.ofMillis(1));
            }
        });
        await().atMost(TIMEOUT).until(() -> log.records().size() == 2);
        assertThat(log.records())
                .last()
                .extracting(LogRecord::getMessage)
                .asString()
                .contains("2 failures");
        assertThat(status().failures()).isEqualTo(2);
        assertThat(status().iterations()).isPositive();
    }

    @Test
    void terminatesTheProcessOnAVirtualMachineErrorAnywhereInTheCauses() {
        Loop loop = supervisor.register(LoopName.CATALOG);
        Error error = new OutOfMemoryError("injected");
        loop.failed(error);
        loop.count(new IllegalStateException(new RuntimeException(error)));
        loop.attempt(() -> {
            throw error;
        });
        supervisor.terminateIfFatal("elsewhere", error);
        assertThat(fatal).containsExactly(error, error, error, error);

        RuntimeException cycle = new RuntimeException("a");
        cycle.initCause(new RuntimeException("b", cycle));
        supervisor.terminateIfFatal("elsewhere", cycle);
        loop.failed(new LinkageError("not fatal"));
        assertThat(fatal).hasSize(4);
    }

    @Test
    void throwsAnInjectedErrorOnce() {
        Loop loop = supervisor.register(LoopName.CATALOG);
        Error error = new AssertionError("injected");
        supervisor.injectOnce("catalog", error);
        assertThat(supervisor.hasInjected("catalog")).isTrue();
        assertThatThrownBy(loop::beat).isSameAs(error);
        loop.beat();
        assertThat(supervisor.hasInjected("catalog")).isFalse();
        assertThatThrownBy(() -> supervisor.injectOnce("nothing", error)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void stopsALoopWithoutRestartingIt() {
        Semaphore runs = new Semaphore(0);
        Loop loop = start(_ -> {
            runs.release();
            new CountDownLatch(1).await();
        });
        runs.acquireUninterruptibly();
        loop.requestStop();
        loop.join(TIMEOUT);
        assertThat(status().state()).isEqualTo(LoopState.STOPPED);
        assertThat(status().failures()).isZero();
        assertThat(runs.availablePermits()).isZero();
    }

    @Test
    void startsALoopAgainThatWasStopped() {
        Loop loop = supervisor.register(LoopName.NOTIFICATIONS);
        started.add(loop);
        AtomicInteger runs = new AtomicInteger();
        for (int i = 1; i <= 3; i++) {
            int run = i;
            loop.start(Thread.ofVirtual(), _ -> {
                runs.incrementAndGet();
                new CountDownLatch(1).await();
            });
            await().until(() -> runs.get() == run);
            assertThat(loop.status().state()).isEqualTo(LoopState.RUNNING);
            loop.requestStop();
            loop.join(TIMEOUT);
            assertThat(loop.status().state()).isEqualTo(LoopState.STOPPED);
        }
        assertThat(loop.status().failures()).isZero();
    }

    @Test
    void stopsALoopThatPauses() {
        Loop loop = start(_ -> {
            throw new AssertionError("always");
        });
        await().until(() -> status().state() == LoopState.BACKING_OFF);
        loop.requestStop();
        loop.join(TIMEOUT);
        assertThat(status().state()).isEqualTo(LoopState.STOPPED);
    }

    @Test
    void keepsTheCountsOfALoopThatIsStartedAgain() {
        List<String> registered = new ArrayList<>();
        supervisor.onRegistration(registered::add);
        supervisor.register(LoopName.CATALOG).count(new AssertionError("first"));
        supervisor.register(LoopName.CATALOG).count(new AssertionError("second"));
        assertThat(supervisor.status("catalog"))
                .extracting(LoopStatus::failures)
                .isEqualTo(2L);
        assertThat(registered).containsExactly("catalog");
    }

    private LoopStatus status() {
        LoopStatus status = supervisor.status("event-log-committer");
        assertThat(status).isNotNull();
        return status;
    }

    @SuppressWarnings("unchecked")
    private static <E extends Throwable> void rethrow(Throwable failure) throws E {
        throw (E) failure;
    }
}
