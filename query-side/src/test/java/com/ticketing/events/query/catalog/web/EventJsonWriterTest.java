package com.ticketing.events.query.catalog.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.ticketing.events.EventStatus;
import com.ticketing.events.query.catalog.CatalogEntry;
import com.ticketing.events.query.catalog.CatalogSamples;
import com.ticketing.events.query.catalog.location.LocationDictionary;
import com.ticketing.events.query.catalog.row.JsonBuffer;
import com.ticketing.events.query.catalog.row.Row;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import tools.jackson.databind.json.JsonMapper;

/** The catalog's own JSON is Jackson's of the views, byte for byte, and rows forget nothing. */
class EventJsonWriterTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Property
    void writesEveryTextAsJacksonDoes(@ForAll("texts") String text) {
        assertThat(new JsonBuffer(8).text(text).toByteArray()).isEqualTo(JSON.writeValueAsBytes(text));
    }

    @Example
    void spellsOutWhatUtf8CannotWrite() {
        for (String text : List.of("\uD83C", "a\uDFAA", "\uD83C\uD83C\uDFAA")) {
            byte[] json = new JsonBuffer(8).text(text).toByteArray();
            assertThat(JSON.readValue(json, String.class)).isEqualTo(text);
        }
    }

    @Property
    void writesListsAsJacksonWritesTheirViews(
            @ForAll("entries") List<CatalogEntry> entries, @ForAll("nows") Instant now) {
        List<Row> rows = entries.stream().map(EventJsonWriterTest::row).toList();
        Pagination pagination = new Pagination(Long.MAX_VALUE, 20, 150, 8);
        assertThat(text(EventJsonWriter.adminList(rows, pagination, now)))
                .isEqualTo(JSON.writeValueAsString(new ExpectedList<>(
                        entries.stream().map(entry -> entry.toAdminEvent(now)).toList(), pagination)));

        List<CatalogEntry> shown =
                entries.stream().filter(entry -> entry.status().isPublic()).toList();
        assertThat(text(EventJsonWriter.publicList(
                        shown.stream().map(EventJsonWriterTest::row).toList(), pagination, now)))
                .isEqualTo(JSON.writeValueAsString(new ExpectedList<>(
                        shown.stream().map(entry -> PublicView.of(entry, now)).toList(), pagination)));
    }

    @Property
    void writesOneAsJacksonWritesItsView(@ForAll("entries") List<CatalogEntry> entries, @ForAll("nows") Instant now) {
        CatalogEntry entry = entries.getFirst();
        assertThat(text(EventJsonWriter.adminOne(row(entry), now)))
                .isEqualTo(JSON.writeValueAsString(entry.toAdminEvent(now)));
        if (entry.status().isPublic()) {
            assertThat(text(EventJsonWriter.publicOne(row(entry), now)))
                    .isEqualTo(JSON.writeValueAsString(PublicView.of(entry, now)));
        } else {
            assertThatThrownBy(() -> EventJsonWriter.publicOne(row(entry), now))
                    .isInstanceOf(IllegalStateException.class);
        }
    }

    @Property
    void remembersEverything(@ForAll("entries") List<CatalogEntry> entries) {
        for (CatalogEntry entry : entries) {
            assertThat(row(entry).entry()).isEqualTo(entry);
            assertThat(row(entry).saysTheSameAs(row(entry))).isTrue();
        }
    }

    @Property
    void tellsRowsApart(@ForAll("entries") List<CatalogEntry> one, @ForAll("entries") List<CatalogEntry> other) {
        assertThat(row(one.getFirst()).saysTheSameAs(row(other.getFirst())))
                .isEqualTo(one.getFirst().equals(other.getFirst()));
    }

    @Provide
    Arbitrary<String> texts() {
        Arbitrary<Integer> codePoints = Arbitraries.oneOf(
                Arbitraries.integers().between(0, 0x7F),
                Arbitraries.of((int) '"', (int) '\\', (int) '\n', 0x1F, 0x7F, 0x80, 0x7FF, 0x800, 0xFFFF, 0x10000),
                Arbitraries.integers().between(0x80, 0x10FFFF));
        return codePoints
                .filter(point -> point < 0xD800 || point > 0xDFFF)
                .list()
                .ofMaxSize(40)
                .map(points -> points.stream()
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                        .toString());
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
        return Combinators.combine(
                        texts(),
                        Arbitraries.of(
                                CatalogSamples.NOW,
                                CatalogSamples.NOW.plusNanos(1),
                                Instant.parse("+12030-06-01T12:00:00.1Z")),
                        texts(),
                        Arbitraries.of(EventStatus.class),
                        texts().injectNull(0.2),
                        texts().injectNull(0.2),
                        Arbitraries.integers().between(0, Integer.MAX_VALUE))
                .as((title, start, place, status, notes, createdBy, version) -> new CatalogEntry(
                        new UUID(title.hashCode(), -version),
                        title,
                        start,
                        start.plus(Duration.ofMillis(version)),
                        place,
                        status,
                        notes,
                        createdBy,
                        CatalogSamples.CREATED_AT.plusNanos(version),
                        version))
                .list()
                .ofMinSize(1)
                .ofMaxSize(5);
    }

    private static Row row(CatalogEntry entry) {
        return Row.of(entry, new LocationDictionary().named(entry.location()));
    }

    private static String text(byte[] json) {
        return new String(json, UTF_8);
    }
}
