package com.ticketing.events.app.security.jwt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.JWKSetCacheRefreshEvaluator;
import com.nimbusds.jose.jwk.source.JWKSetUnavailableException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;

/** The key set of an issuer that is up, down, or does not respond. */
class IssuerKeysTest {

    private static final Duration FETCH_TIMEOUT = Duration.ofSeconds(30);
    private static final Duration SHORT_TIMEOUT = Duration.ofMillis(200);

    private final TestIssuer issuer = new TestIssuer();
    private final JwtProperties properties = new JwtProperties(issuer.uri(), null, List.of(), "sub");
    private final AtomicLong now = new AtomicLong();
    private IssuerKeys keys = new IssuerKeys(new KeySetClient(properties, FETCH_TIMEOUT), now::get);

    @AfterEach
    void closeIssuer() {
        issuer.close();
    }

    @Test
    void areFetchedOncePerInterval() throws Exception {
        issuer.up();
        for (int i = 0; i < 100; i++) {
            assertThat(get().getKeys()).hasSize(2);
        }
        assertThat(issuer.requestsForKeys()).isEqualTo(1);

        now.addAndGet(IssuerKeys.INTERVAL.toNanos());
        get();
        get();

        assertThat(issuer.requestsForKeys()).isEqualTo(2);
    }

    @Test
    void areUnavailableWhileTheIssuerIsDown() throws Exception {
        assertUnavailable();
        issuer.up();
        assertUnavailable();
        assertThat(issuer.requestsForKeys()).isZero();

        now.addAndGet(IssuerKeys.INTERVAL.toNanos());

        assertUnavailable();
        await().until(() -> catchThrowable(this::get) == null);
        issuer.down();
        assertThat(get()).isNotNull();
        now.addAndGet(IssuerKeys.INTERVAL.toNanos());
        assertUnavailable();
    }

    @Test
    void noCallerWaitsForAnIssuerThatDidNotRespondBefore() {
        assertUnavailable();
        issuer.up();
        issuer.hold();
        now.addAndGet(IssuerKeys.INTERVAL.toNanos());

        assertUnavailable();
        await().until(() -> issuer.requestsForKeys() == 1);
        assertUnavailable();

        issuer.release();
        await().until(() -> catchThrowable(this::get) == null);
    }

    @Test
    void anIssuerThatDoesNotRespondIsGivenUp() {
        keys = new IssuerKeys(new KeySetClient(properties, SHORT_TIMEOUT), now::get);
        issuer.up();
        issuer.hold();
        assertUnavailable();
    }

    @Test
    void concurrentTokensShareOneFetch() throws Exception {
        JwtDecoder decoder = IssuerJwtDecoder.of(properties, Clock.systemUTC(), FETCH_TIMEOUT);
        String token = issuer.token(issuer.claims().build());
        issuer.up();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<String>> calls = IntStream.range(0, 50)
                    .<Callable<String>>mapToObj(_ -> () -> decoder.decode(token).getSubject())
                    .toList();
            for (Future<String> subject : threads.invokeAll(calls)) {
                assertThat(subject.get()).isEqualTo("grace");
            }
        }
        assertThat(issuer.requestsForKeys()).isEqualTo(1);
    }

    @Test
    void aTokenIsRefusedForGoodOnlyIfItsKeyIsCertainToBeUnknown() {
        JwtDecoder decoder = IssuerJwtDecoder.of(properties, Clock.systemUTC(), FETCH_TIMEOUT);
        String token = issuer.tokenOfAnotherKey("unknown", issuer.claims().build());

        JwtException unavailable = catchThrowableOfType(JwtException.class, () -> decoder.decode(token));
        assertThat(unavailable).isNotInstanceOf(BadJwtException.class);

        issuer.up();
        JwtDecoder another = IssuerJwtDecoder.of(properties, Clock.systemUTC(), FETCH_TIMEOUT);
        assertThatExceptionOfType(BadJwtException.class).isThrownBy(() -> another.decode(token));
    }

    private JWKSet get() throws JWKSetUnavailableException {
        return keys.getJWKSet(JWKSetCacheRefreshEvaluator.noRefresh(), 0, null);
    }

    private void assertUnavailable() {
        assertThatExceptionOfType(JWKSetUnavailableException.class).isThrownBy(this::get);
    }
}
