package com.ticketing.events.app.security;

import static com.ticketing.events.app.security.Scope.AUDIT_READ;
import static com.ticketing.events.app.security.Scope.EVENTS_ERASE;
import static com.ticketing.events.app.security.Scope.EVENTS_READ;
import static com.ticketing.events.app.security.Scope.EVENTS_WRITE;
import static com.ticketing.events.app.security.Scope.METRICS_READ;
import static com.ticketing.events.app.security.Scope.NOTIFICATIONS_READ;
import static com.ticketing.events.app.security.Scope.NOTIFICATIONS_WRITE;
import static com.ticketing.events.app.security.Scope.PROJECTIONS_READ;
import static com.ticketing.events.app.security.Scope.PROJECTIONS_WRITE;
import static org.springframework.http.HttpMethod.DELETE;
import static org.springframework.http.HttpMethod.PATCH;
import static org.springframework.http.HttpMethod.POST;
import static org.springframework.http.HttpMethod.PUT;

import jakarta.servlet.DispatcherType;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;

/**
 * Table of the paths and what a request for each requires: nothing, any valid token, or a token with a scope. The
 * {@code security} of each operation in the API document agrees with it. A path that is not in the table requires any
 * valid token, and is 404.
 */
final class AccessRules {

    /** Paths that require no token. */
    static final List<String> PUBLIC = List.of(
            "/",
            "/favicon.ico",
            "/e/{id}",
            "/sitemap.xml",
            "/robots.txt",
            "/public/**",
            "/admin",
            "/admin/",
            "/assets/**",
            "/embed/**",
            "/actuator/health",
            "/actuator/health/liveness",
            "/actuator/health/readiness",
            "/v3/api-docs",
            "/v3/api-docs.yaml",
            "/swagger-ui.html",
            "/swagger-ui/**");

    /** Paths that require any valid token. */
    static final List<String> ANY_TOKEN = List.of("/me");

    /** Paths that require a scope. */
    static final List<Rule> SCOPED = List.of(
            path("/events", EVENTS_READ).with(POST, EVENTS_WRITE),
            path("/events/import", EVENTS_READ).with(POST, EVENTS_WRITE),
            path("/events/{id}", EVENTS_READ).with(PATCH, EVENTS_WRITE).with(DELETE, EVENTS_WRITE),
            path("/events/{id}/details", EVENTS_READ).with(PUT, EVENTS_WRITE),
            path("/events/{id}/publication", EVENTS_READ)
                    .with(PUT, EVENTS_WRITE)
                    .with(DELETE, EVENTS_WRITE),
            path("/events/{id}/cancellation", EVENTS_READ).with(PUT, EVENTS_WRITE),
            path("/events/{id}/personal-data", EVENTS_READ).with(DELETE, EVENTS_ERASE),
            path("/events/{id}/history", EVENTS_READ),
            path("/audit/events", AUDIT_READ),
            path("/audit/checkpoint", AUDIT_READ),
            path("/audit/verify", AUDIT_READ),
            path("/notifications", NOTIFICATIONS_READ),
            path("/notifications/{position}/{channel}/redeliver", NOTIFICATIONS_READ)
                    .with(POST, NOTIFICATIONS_WRITE),
            path("/notifications/channels", NOTIFICATIONS_READ),
            path("/notifications/channels/{channel}/redeliver", NOTIFICATIONS_READ)
                    .with(POST, NOTIFICATIONS_WRITE),
            path("/projections", PROJECTIONS_READ),
            path("/projections/{name}", PROJECTIONS_READ),
            path("/projections/{name}/rebuild", PROJECTIONS_READ).with(POST, PROJECTIONS_WRITE),
            path("/actuator", METRICS_READ),
            path("/actuator/health/**", METRICS_READ),
            path("/actuator/info", METRICS_READ),
            path("/actuator/prometheus", METRICS_READ),
            path("/actuator/sbom", METRICS_READ),
            path("/actuator/sbom/{id}", METRICS_READ));

    private AccessRules() {}

    /**
     * Scopes of one path.
     *
     * @param reads required by reads, and by every method that is not in {@code changes}
     * @param changes by method
     */
    record Rule(String path, Scope reads, Map<HttpMethod, Scope> changes) {

        private Rule with(HttpMethod method, Scope scope) {
            Map<HttpMethod, Scope> all = new LinkedHashMap<>(changes);
            all.put(method, scope);
            return new Rule(path, reads, Collections.unmodifiableMap(all));
        }
    }

    private static Rule path(String path, Scope reads) {
        return new Rule(path, reads, Map.of());
    }

    /** Configures the authorisation of requests; the first matching line decides. */
    static void apply(
            AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry requests) {
        requests.dispatcherTypeMatchers(DispatcherType.ERROR).permitAll();
        requests.requestMatchers(PUBLIC.toArray(String[]::new)).permitAll();
        for (Rule rule : SCOPED) {
            rule.changes()
                    .forEach((method, scope) ->
                            requests.requestMatchers(method, rule.path()).hasAuthority(scope.text()));
            requests.requestMatchers(rule.path()).hasAuthority(rule.reads().text());
        }
        requests.anyRequest().authenticated();
    }
}
