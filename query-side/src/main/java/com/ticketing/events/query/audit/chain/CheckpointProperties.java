package com.ticketing.events.query.audit.chain;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Settings of checkpoints. The text form omits the key.
 *
 * @param signingKey Ed25519 private key, PKCS #8 in PEM or Base64; null or blank leaves checkpoints unsigned
 */
@ConfigurationProperties("events.audit")
record CheckpointProperties(@Nullable String signingKey) {

    /**
     * The parsed key; empty if none is configured.
     *
     * @throws IllegalArgumentException if the configured text is not an Ed25519 key
     */
    Optional<SigningKey> key() {
        return Optional.ofNullable(signingKey).filter(text -> !text.isBlank()).map(SigningKey::parse);
    }

    @Override
    public String toString() {
        return "CheckpointProperties[]";
    }
}
