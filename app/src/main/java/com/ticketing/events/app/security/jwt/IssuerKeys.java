package com.ticketing.events.app.security.jwt;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.JWKSetCacheRefreshEvaluator;
import com.nimbusds.jose.jwk.source.JWKSetSource;
import com.nimbusds.jose.jwk.source.JWKSetUnavailableException;
import com.nimbusds.jose.proc.SecurityContext;
import java.io.IOException;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Key set of an issuer, fetched when a token first needs it. It is fetched at most once per interval, so that tokens
 * with unknown keys cause no load on the issuer: until then the result of the last attempt, key set or failure, is
 * repeated.
 *
 * <p>After a failure no caller waits: a further attempt runs on a thread of its own, and callers get the failure until
 * it has succeeded. Otherwise an issuer that accepts connections and does not respond would delay each request with a
 * token. Thread-safe.
 */
final class IssuerKeys implements JWKSetSource<SecurityContext> {

    private static final Logger LOG = LoggerFactory.getLogger(IssuerKeys.class);

    /** Shortest time between the begins of two attempts. */
    static final Duration INTERVAL = Duration.ofSeconds(4);

    private final KeySetClient client;
    private final LongSupplier nanoTime;
    private @Nullable JWKSet keys;
    private @Nullable Exception failure;
    private long lastAttempt;

    IssuerKeys(KeySetClient client, LongSupplier nanoTime) {
        this.client = client;
        this.nanoTime = nanoTime;
        this.lastAttempt = nanoTime.getAsLong() - INTERVAL.toNanos();
    }

    @Override
    public synchronized JWKSet getJWKSet(
            JWKSetCacheRefreshEvaluator refresh, long currentTime, @Nullable SecurityContext context)
            throws JWKSetUnavailableException {
        if (nanoTime.getAsLong() - lastAttempt >= INTERVAL.toNanos()) {
            lastAttempt = nanoTime.getAsLong();
            if (failure == null) {
                attempt();
            } else {
                Thread.ofVirtual().name("issuer-keys").start(this::attempt);
            }
        }
        JWKSet known = keys;
        if (failure != null || known == null) {
            throw new JWKSetUnavailableException("The key set of the issuer is unavailable", failure);
        }
        return known;
    }

    private void attempt() {
        try {
            succeeded(client.fetch());
        } catch (IOException | RuntimeException e) {
            failed(e);
        }
    }

    private synchronized void succeeded(JWKSet fetched) {
        if (failure != null) {
            LOG.info("The key set of the issuer is available again");
        }
        keys = fetched;
        failure = null;
    }

    private synchronized void failed(Exception e) {
        if (failure == null) {
            LOG.warn("The key set of the issuer is unavailable; its tokens get 503: {}", e.toString());
        }
        failure = e;
    }

    @Override
    public void close() {
        // Keeps no connection open.
    }
}
