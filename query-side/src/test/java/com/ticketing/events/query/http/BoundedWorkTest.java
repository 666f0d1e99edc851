package com.ticketing.events.query.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.ticketing.events.error.ErrorCode;
import com.ticketing.events.error.RateLimited;
import com.ticketing.events.error.Unavailable;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.MDC;

@Timeout(60)
class BoundedWorkTest {

    private static final WorkKind KIND = WorkKind.PAGE;

    private final BoundedWork work = new BoundedWork(2, Duration.ofMillis(20));
    private final ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor();
    private final CompletableFuture<String> end = new CompletableFuture<>();

    @AfterEach
    void stop() {
        end.complete("");
        callers.close();
        work.close();
    }

    @Test
    void computesOnAPlatformThreadOfTheKind() {
        Thread thread = work.compute(KIND, Thread::currentThread);
        assertThat(thread.isVirtual()).isFalse();
        assertThat(thread.isDaemon()).isTrue();
        assertThat(thread.getName()).startsWith("work-page-");
    }

    /** The 17th number after the name in parentheses is the nice value, see proc(5). */
    @ParameterizedTest
    @EnumSource(WorkKind.class)
    @EnabledOnOs(value = OS.LINUX, disabledReason = "only Linux has a priority per thread")
    void hasLowerPriorityForWorkOfAnonymousClients(WorkKind kind) {
        int own = niceness();
        int expected = kind.yieldsToOthers() ? ThreadNiceness.EXPENSIVE : own;
        assertThat(work.<Integer>compute(kind, BoundedWorkTest::niceness)).isEqualTo(expected);
        assertThat(niceness()).isEqualTo(own);
    }

    private static int niceness() {
        try {
            String fields = Files.readString(Path.of("/proc/thread-self/stat"));
            return Integer.parseInt(
                    fields.substring(fields.lastIndexOf(')') + 2).split(" ", -1)[16]);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @EnumSource(WorkKind.class)
    void refusesOneComputationTooManyWith429AndNoOtherKind(WorkKind kind) {
        List<CompletableFuture<String>> begun = occupy(kind);
        assertThatExceptionOfType(RateLimited.class)
                .isThrownBy(() -> work.compute(kind, () -> "third"))
                .satisfies(refusal -> assertThat(refusal.code()).isEqualTo(ErrorCode.RATE_LIMITED));
        for (WorkKind other : WorkKind.values()) {
            if (other != kind) {
                assertThat(work.compute(other, other::text)).isEqualTo(other.text());
            }
        }
        end.complete("done");
        assertThat(begun).allSatisfy(each -> assertThat(each.join()).isEqualTo("done"));
        assertThat(work.compute(kind, () -> "fourth")).isEqualTo("fourth");
    }

    @Test
    void refusesAtOnceWhenTooManyWait() {
        WorkThreads threads = new WorkThreads(KIND, 1, Duration.ofMinutes(1));
        for (int n = 0; n <= WorkThreads.MAX_WAITING; n++) {
            callers.execute(() -> threads.compute(end::join));
        }
        Awaitility.await().untilAsserted(() -> assertThat(threads.waiting()).isEqualTo(WorkThreads.MAX_WAITING));
        assertThatExceptionOfType(RateLimited.class).isThrownBy(() -> threads.compute(() -> ""));
        assertThat(threads.refused()).isEqualTo(1);
        end.complete("");
        Awaitility.await().untilAsserted(() -> assertThat(threads.active()).isZero());
        threads.close();
    }

    @Test
    void measuresEachKind() {
        MeterRegistry meters = new SimpleMeterRegistry();
        BoundedWork measured = new BoundedWork(1, meters);
        occupy(measured, KIND, 1);
        callers.execute(() -> measured.compute(KIND, end::join));
        Awaitility.await().untilAsserted(() -> {
            assertThat(gauge(meters, "events.work.active", KIND)).isEqualTo(1);
            assertThat(gauge(meters, "events.work.waiting", KIND)).isEqualTo(1);
        });
        assertThat(gauge(meters, "events.work.active", WorkKind.CALENDAR)).isZero();
        measured.close();
    }

    private static double gauge(MeterRegistry meters, String name, WorkKind kind) {
        return meters.get(name).tag("kind", kind.text()).gauge().value();
    }

    @Test
    void failuresAndErrorsReachTheCallerAndFreeThePlace() {
        for (int n = 0; n < 3; n++) {
            assertThatIllegalStateException()
                    .isThrownBy(() -> work.compute(KIND, () -> {
                        throw new IllegalStateException("failed");
                    }))
                    .withMessage("failed");
            assertThatExceptionOfType(StackOverflowError.class)
                    .isThrownBy(() -> work.compute(KIND, () -> {
                        throw new StackOverflowError();
                    }));
        }
    }

    @Test
    void aBegunResponseWaitsForAPlace() {
        occupy(KIND);
        CompletableFuture<String> third =
                CompletableFuture.supplyAsync(() -> work.computeToContinue(KIND, () -> "third"), callers);
        assertThat(third).isNotDone();
        end.complete("");
        assertThat(third.join()).isEqualTo("third");
    }

    @Test
    void omitsWorkForWhichNoPlaceIsFree() {
        Duration wait = Duration.ofMillis(20);
        assertThat(work.computeIfFree(KIND, wait, () -> "first")).contains("first");
        occupy(KIND);
        assertThat(work.computeIfFree(KIND, wait, () -> "third")).isEmpty();
        end.complete("");
        Awaitility.await()
                .untilAsserted(() -> assertThat(work.computeIfFree(KIND, wait, () -> "fourth"))
                        .contains("fourth"));
    }

    @Test
    void anInterruptedCallerLeavesAndTheComputationKeepsItsPlace() {
        WorkThreads threads = new WorkThreads(KIND, 1, Duration.ofMillis(20));
        CompletableFuture<RuntimeException> failure = new CompletableFuture<>();
        Thread caller = Thread.startVirtualThread(() -> {
            try {
                threads.compute(end::join);
            } catch (Unavailable e) {
                failure.complete(e);
            }
        });
        Awaitility.await().untilAsserted(() -> assertThat(threads.active()).isEqualTo(1));
        caller.interrupt();
        assertThat(failure.join()).isInstanceOf(Unavailable.class);
        assertThatExceptionOfType(RateLimited.class).isThrownBy(() -> threads.compute(() -> ""));
        end.complete("");
        Awaitility.await().untilAsserted(() -> assertThat(threads.active()).isZero());
        threads.close();
    }

    @Test
    void isUnavailableAfterTheStop() {
        work.close();
        for (int n = 0; n < 3; n++) {
            assertThatExceptionOfType(Unavailable.class).isThrownBy(() -> work.compute(KIND, () -> ""));
        }
    }

    @Test
    void logsWithTheRequestIdOfTheCaller() {
        try (var _ = MDC.putCloseable("requestId", "r1")) {
            assertThat(work.compute(KIND, () -> MDC.get("requestId"))).isEqualTo("r1");
        }
        assertThat(work.compute(KIND, () -> String.valueOf(MDC.get("requestId"))))
                .isEqualTo("null");
    }

    @Test
    void aKindThatHoldsConnectionsHasFewPlacesWhateverIsConfigured() {
        BoundedWork wide = new BoundedWork(100, Duration.ofMillis(20));
        occupy(wide, WorkKind.WHOLE_LOG, WorkKind.WHOLE_LOG.maxPlaces());
        assertThatExceptionOfType(RateLimited.class)
                .isThrownBy(() -> wide.compute(WorkKind.WHOLE_LOG, () -> "one more"));
        end.complete("");
        wide.close();
    }

    @Test
    void requiresAPlace() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new BoundedWork(0, Duration.ZERO))
                .withMessage("events.limits.expensive must be between 1 and 10000, but is 0");
    }

    /** Takes all places of the kind until the test ends. */
    private List<CompletableFuture<String>> occupy(WorkKind kind) {
        return occupy(work, kind, Math.min(2, kind.maxPlaces()));
    }

    private List<CompletableFuture<String>> occupy(BoundedWork bound, WorkKind kind, int places) {
        CountDownLatch begun = new CountDownLatch(places);
        List<CompletableFuture<String>> results = Stream.generate(() -> CompletableFuture.supplyAsync(
                        () -> bound.compute(kind, () -> {
                            begun.countDown();
                            return end.join();
                        }),
                        callers))
                .limit(places)
                .toList();
        await(begun);
        return results;
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
