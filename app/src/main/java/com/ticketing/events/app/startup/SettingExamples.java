package com.ticketing.events.app.startup;

import static java.util.Map.entry;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** An example of a value for each property of the service, and for those of Spring Boot that it checks. */
final class SettingExamples {

    private static final Map<String, String> VALUES = Map.ofEntries(
            entry("events.audit.keep-alive", "15s"),
            entry("events.audit.signing-key", "$(openssl genpkey -algorithm ed25519)"),
            entry("events.cors.admin-origins", "https://office.example.com"),
            entry("events.data-dir", "/var/lib/event-service"),
            entry("events.erasure-ledger", "/var/lib/event-erasures/events.erasures"),
            entry("events.limits.admin-requests-per-second", "50"),
            entry("events.limits.connections", "20000"),
            entry("events.limits.expensive", "4"),
            entry("events.limits.feeds", "256"),
            entry("events.limits.feeds-per-address", "64"),
            entry("events.limits.public-requests-per-second", "100"),
            entry("events.limits.streams", "10000"),
            entry("events.limits.streams-per-address", "256"),
            entry("events.limits.trusted-proxies", "10.0.0.0/8"),
            entry("events.load.max-wait", "1m"),
            entry("events.log.append-timeout", "2500ms"),
            entry("events.log.poll-interval", "250ms"),
            entry("events.log.queue-capacity", "4096"),
            entry("events.log.read-batch", "1000"),
            entry("events.log.recent-events", "2048"),
            entry("events.notifications.attempts", "32"),
            entry("events.notifications.backoff.first", "1s"),
            entry("events.notifications.backoff.longest", "6h"),
            entry("events.notifications.in-flight", "256"),
            entry("events.notifications.lease", "30s"),
            entry("events.notifications.poll-interval", "1s"),
            entry("events.notifications.ses.configuration-set", "tracked"),
            entry("events.notifications.ses.endpoint-override", "http://127.0.0.1:8005"),
            entry("events.notifications.ses.from", "events@example.com"),
            entry("events.notifications.ses.region", "eu-central-1"),
            entry("events.notifications.ses.timeout", "10s"),
            entry("events.notifications.ses.to", "staff@example.com"),
            entry("events.notifications.smtp.from", "events@example.com"),
            entry("events.notifications.smtp.host", "mail.example.com"),
            entry("events.notifications.smtp.password", "the-password-of-that-user"),
            entry("events.notifications.smtp.port", "587"),
            entry("events.notifications.smtp.security", "starttls"),
            entry("events.notifications.smtp.timeout", "10s"),
            entry("events.notifications.smtp.to", "staff@example.com"),
            entry("events.notifications.smtp.username", "events"),
            entry("events.notifications.sns.endpoint-override", "http://127.0.0.1:4566"),
            entry("events.notifications.sns.timeout", "10s"),
            entry("events.notifications.sns.topic-arn", "arn:aws:sns:eu-central-1:123456789012:events"),
            entry("events.notifications.webhook.allow-private-addresses", "true"),
            entry(
                    "events.notifications.webhook.channels",
                    "{billing: {url: https://billing.example.com/events, secret: whsec_$(openssl rand -base64 32)}}"),
            entry("events.notifications.webhook.previous-secret", "the-secret-before-the-change"),
            entry("events.notifications.webhook.secret", "whsec_$(openssl rand -base64 32)"),
            entry("events.notifications.webhook.timeout", "10s"),
            entry("events.notifications.webhook.types", "event-published,event-cancelled"),
            entry("events.notifications.webhook.url", "https://hooks.example.com/events"),
            entry("events.personal-data.key-file", "/etc/event-service/keys"),
            entry("events.position-wait", "2s"),
            entry("events.public-base-url", "https://events.example.com"),
            entry("events.public.max-age", "10s"),
            entry("events.public.response-cache", "64MB"),
            entry("events.readiness.max-lag", "10000"),
            entry("events.readiness.max-outage", "30s"),
            entry("events.role", "all"),
            entry("events.security.actors", "{tokens: sha256:<64 hexadecimal digits>, scopes: viewer}"),
            entry("events.security.jwt.actor-claim", "sub"),
            entry("events.security.jwt.audience", "event-service"),
            entry("events.security.jwt.issuer-uri", "https://login.example.com/realms/tickets"),
            entry("events.security.jwt.jwk-set-uri", "https://login.example.com/realms/tickets/certs"),
            entry("events.security.tokens", "{ada: $(openssl rand -hex 32)}"),
            entry("events.summary.cache-size", "10000"),
            entry("events.summary.chunk-delay", "40ms"),
            entry("events.summary.generator", "template"),
            entry("events.summary.keep-alive", "15s"),
            entry("events.summary.model.api-key", "the-key-of-the-endpoint"),
            entry("events.summary.model.base-url", "https://api.openai.com/v1"),
            entry("events.summary.model.concurrency", "8"),
            entry("events.summary.model.first-chunk-timeout", "3s"),
            entry("events.summary.model.name", "gpt-4o-mini"),
            entry("events.summary.model.per-minute", "120"),
            entry("events.summary.model.timeout", "20s"),
            entry("events.summary.redis.lease", "30s"),
            entry("events.summary.redis.retention", "1d"),
            entry("events.summary.redis.timeout", "100ms"),
            entry("events.summary.redis.url", "redis://cache.example.com:6379"),
            entry("events.summary.redis.max-wait", "3s"),
            entry("events.time-zone", "Europe/Berlin"),
            entry("server.address", "127.0.0.1"),
            entry("server.jetty.connection-idle-timeout", "30s"),
            entry("server.port", "8081"),
            entry("spring.datasource.password", "the-password-of-that-user"),
            entry("spring.datasource.url", "jdbc:postgresql://db.example.com:5432/events"),
            entry("spring.datasource.username", "events"));

    private SettingExamples() {}

    /** The names of all properties. */
    static Set<String> names() {
        return VALUES.keySet();
    }

    /** The example for a property; empty for a property of which the service knows nothing. */
    static Optional<String> of(String name) {
        return Optional.ofNullable(VALUES.get(name));
    }
}
