package com.ticketing.events.app.pages;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.ticketing.events.EventStatus;
import com.ticketing.events.query.catalog.web.PublicEvent;
import com.ticketing.events.query.http.BoundedWork;
import com.ticketing.events.query.http.PublicBaseUrl;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;
import tools.jackson.databind.json.JsonMapper;

class EventPageUrlTest {

    private static final PublicEvent EVENT = new PublicEvent(
            UUID.fromString("3f1c0f3e-7a55-4c1b-9f0e-0a1b2c3d4e5f"),
            "Jazz",
            Instant.parse("2099-05-01T18:00:00Z"),
            Instant.parse("2099-05-01T20:00:00Z"),
            "Berlin",
            EventStatus.PUBLISHED,
            null,
            0);

    private static final String PATH = "/e/" + EVENT.id();

    @ParameterizedTest
    @ValueSource(
            strings = {"https://events.example.com", "https://events.example.com/", " https://events.example.com// "})
    void thePageNamesItselfAbsolutelyWithIt(String configured) {
        assertThat(eventPage(configured))
                .contains("<link rel=\"canonical\" href=\"https://events.example.com" + PATH + "\">")
                .contains("<meta property=\"og:url\" content=\"https://events.example.com" + PATH + "\">")
                .contains("\"url\":\"https://events.example.com" + PATH + "\"");
    }

    @Test
    void thePageNamesItselfRelativelyWithoutIt() {
        assertThat(eventPage(""))
                .contains("<link rel=\"canonical\" href=\"" + PATH + "\">")
                .contains("<meta property=\"og:url\" content=\"" + PATH + "\">")
                .contains("\"url\":\"" + PATH + "\"");
    }

    private static String eventPage(String configured) {
        PublicBaseUrl baseUrl = new PublicBaseUrl(configured);
        JsonLd jsonLd = new JsonLd(JsonMapper.shared(), baseUrl);
        try (BoundedWork work = new BoundedWork(1, Duration.ofSeconds(2))) {
            PageTemplate template = new PageTemplate("event", new Assets(), work);
            WhatsOnCard card = WhatsOnCard.of(EVENT, Instant.EPOCH.atZone(ZoneOffset.UTC), jsonLd);
            byte[] body = template.respond(
                            new MockHttpServletRequest(), () -> new EventPageView(card, baseUrl.ofEvent(EVENT.id())))
                    .getBody();
            return new String(Objects.requireNonNull(body), UTF_8).replace("&#x3D;", "=");
        }
    }
}
