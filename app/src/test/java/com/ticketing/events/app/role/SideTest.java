package com.ticketing.events.app.role;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SideTest {

    @ParameterizedTest
    @CsvSource({
        "POST,/events",
        "PATCH,/events/1",
        "PUT,/events/1/details",
        "DELETE,/events/1/personal-data",
        "GET,/notifications",
        "HEAD,/notifications",
        "POST,/notifications/1/log/redeliver",
        "OPTIONS,/notifications"
    })
    void commandsOwnChangesOfEventsAndAllNotifications(String method, String path) {
        assertThat(Side.of(method, path)).contains(Side.COMMAND);
    }

    @ParameterizedTest
    @CsvSource({
        "GET,/events",
        "HEAD,/events/1",
        "GET,/events/1/history",
        "GET,/public/events",
        "POST,/public/events/1/summary",
        "GET,/audit/verify",
        "POST,/projections/catalog/rebuild",
        "GET,/",
        "GET,/admin",
        "GET,/admin/",
        "GET,/assets/1/icon.svg",
        "GET,/embed/event-summary.js",
        "GET,/favicon.ico",
        "GET,/e/1",
        "GET,/robots.txt",
        "GET,/sitemap.xml"
    })
    void queriesOwnReadsOfEventsAndEverythingElseThatShowsThem(String method, String path) {
        assertThat(Side.of(method, path)).contains(Side.QUERY);
    }

    @ParameterizedTest
    @CsvSource({
        "OPTIONS,/events",
        "TRACE,/events/1",
        "GET,/actuator/health",
        "GET,/v3/api-docs",
        "GET,/swagger-ui/index.html",
        "GET,/eventsource",
        "GET,/publications",
        "GET,/unknown"
    })
    void otherRequestsAreOnEveryNode(String method, String path) {
        assertThat(Side.of(method, path)).isEmpty();
    }
}
