package com.ticketing.events.query.catalog.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.ticketing.events.query.catalog.ArbitraryEntries;
import com.ticketing.events.query.catalog.CatalogEntry;
import com.ticketing.events.query.catalog.CatalogSamples;
import com.ticketing.events.query.catalog.location.LocationDictionary;
import com.ticketing.events.query.catalog.row.Row;
import java.time.Instant;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import tools.jackson.databind.json.JsonMapper;

/** The JSON of rows equals Jackson's JSON of the views, byte for byte. */
class EventJsonWriterTest {

    private static final JsonMapper JACKSON = JsonMapper.builder().build();

    @Property
    void writesListsAsJacksonWritesTheirViews(
            @ForAll("entries") List<CatalogEntry> entries, @ForAll("nows") Instant now) {
        List<Row> rows = entries.stream().map(EventJsonWriterTest::row).toList();
        Pagination pagination = new Pagination(Long.MAX_VALUE, 20, 150, 8);
        assertThat(text(EventJsonWriter.adminList(rows, pagination, now)))
                .isEqualTo(JACKSON.writeValueAsString(new ExpectedList<>(
                        entries.stream().map(entry -> entry.toAdminEvent(now)).toList(), pagination)));

        List<CatalogEntry> published =
                entries.stream().filter(entry -> entry.status().isPublic()).toList();
        assertThat(text(EventJsonWriter.publicList(
                        published.stream().map(EventJsonWriterTest::row).toList(), pagination, now)))
                .isEqualTo(JACKSON.writeValueAsString(new ExpectedList<>(
                        published.stream()
                                .map(entry -> PublicView.of(entry, now))
                                .toList(),
                        pagination)));
    }

    @Property
    void writesOneEventAsJacksonWritesItsView(
            @ForAll("entries") List<CatalogEntry> entries, @ForAll("nows") Instant now) {
        CatalogEntry entry = entries.getFirst();
        assertThat(text(EventJsonWriter.adminEvent(row(entry), now)))
                .isEqualTo(JACKSON.writeValueAsString(entry.toAdminEvent(now)));
        if (entry.status().isPublic()) {
            assertThat(text(EventJsonWriter.publicEvent(row(entry), now)))
                    .isEqualTo(JACKSON.writeValueAsString(PublicView.of(entry, now)));
        } else {
            assertThatThrownBy(() -> EventJsonWriter.publicEvent(row(entry), now))
                    .isInstanceOf(IllegalStateException.class);
        }
    }

    @Provide
    Arbitrary<Instant> nows() {
        return Arbitraries.of(
                CatalogSamples.NOW,
                CatalogSamples.NOW.minusNanos(1),
                CatalogSamples.NOW.plusNanos(1),
                CatalogSamples.NOW.plusSeconds(1));
    }

    @Provide
    Arbitrary<List<CatalogEntry>> entries() {
        return ArbitraryEntries.entries().list().ofMinSize(1).ofMaxSize(5);
    }

    private static Row row(CatalogEntry entry) {
        return Row.of(entry, new LocationDictionary().intern(entry.location()));
    }

    private static String text(byte[] json) {
        return new String(json, UTF_8);
    }
}
