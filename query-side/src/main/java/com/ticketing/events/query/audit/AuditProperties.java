package com.ticketing.events.query.audit;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The settings of the audit. Their text form leaves the key out.
 *
 * @param keepAlive how long a feed stays silent before a comment line is sent; more than zero
 * @param signingKey Ed25519 private key for checkpoints, PKCS #8 in PEM or Base64; null or blank leaves them unsigned
 */
@ConfigurationProperties("events.audit")
public record AuditProperties(
        @DefaultValue("15s") Duration keepAlive, @Nullable String signingKey) {

    public AuditProperties {
        if (!keepAlive.isPositive()) {
            throw new IllegalArgumentException("events.audit.keep-alive must be more than zero");
        }
    }

    @Override
    public String toString() {
        return "AuditProperties[keepAlive=" + keepAlive + "]";
    }
}
