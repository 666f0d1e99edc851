package com.ticketing.events.query.catalog.web;

import static com.ticketing.events.query.catalog.CatalogSamples.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.ticketing.events.EventStatus;
import com.ticketing.events.query.catalog.CatalogEntry;
import com.ticketing.events.query.catalog.CatalogSamples;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class ViewsTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Test
    void writesThePublicFieldsInTheOrderOfTheBrief() {
        assertThat(JSON.writeValueAsString(PublicView.of(entry(EventStatus.PUBLISHED, NOW.plusNanos(1)), NOW)))
                .isEqualTo("""
                        {"id":"00000000-0000-0000-0000-000000000001","title":"Jazz",\
                        "startAt":"2030-06-01T12:00:00.000000001Z",\
                        "endAt":"2030-06-02T12:00:00Z","location":"Berlin","status":"PUBLISHED","isUpcoming":true}""");
    }

    @Test
    void writesTheNullsOfAnAdminEvent() {
        assertThat(JSON.writeValueAsString(entry(EventStatus.DRAFT, NOW).toAdminEvent(NOW)))
                .isEqualTo("""
                        {"id":"00000000-0000-0000-0000-000000000001","title":"Jazz","startAt":"2030-06-01T12:00:00Z",\
                        "endAt":"2030-06-02T12:00:00Z","location":"Berlin","status":"DRAFT","isUpcoming":false,\
                        "internalNotes":"secret","createdBy":null,"updatedAt":"2030-01-01T00:00:00.123456789Z"}""");
    }

    @Test
    void writesAListWithItsPagination() {
        assertThat(JSON.writeValueAsString(new ExpectedList<>(List.of(), Pagination.of(1, 20, 150))))
                .isEqualTo("""
                        {"events":[],"pagination":{"page":1,"limit":20,"total":150,"totalPages":8}}""");
        assertThat(JSON.writeValueAsString(Pagination.of(4, 20, 0))).isEqualTo("""
                        {"page":4,"limit":20,"total":0,"totalPages":0}""");
    }

    @Test
    void writesInstantsInTheirIsoForm() {
        for (String text :
                List.of("2030-06-01T12:00:00.120Z", "+12030-06-01T12:00:00Z", "2030-06-01T12:00:00.000001Z")) {
            Instant start = Instant.parse(text);
            assertThat(JSON.writeValueAsString(PublicView.of(entry(EventStatus.CANCELLED, start), NOW)))
                    .contains("\"startAt\":\"" + start + "\"");
        }
    }

    @Test
    void rejectsAPublicViewOfADraft() {
        assertThatThrownBy(() -> PublicView.of(entry(EventStatus.DRAFT, NOW), NOW))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void keepsPrivateFieldsOutOfTextForms() {
        CatalogEntry entry = entry(EventStatus.DRAFT, NOW);
        assertThat(entry.toString()).doesNotContain("secret");
        assertThat(entry.toAdminEvent(NOW).toString()).doesNotContain("secret");
    }

    private static CatalogEntry entry(EventStatus status, Instant startAt) {
        return new CatalogEntry(
                new UUID(0, 1),
                "Jazz",
                startAt,
                Instant.parse("2030-06-02T12:00:00Z"),
                "Berlin",
                status,
                "secret",
                null,
                null,
                null,
                false,
                CatalogSamples.CREATED_AT,
                3);
    }
}
