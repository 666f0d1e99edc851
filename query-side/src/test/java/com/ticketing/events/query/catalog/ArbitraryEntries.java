package com.ticketing.events.query.catalog;

import com.ticketing.events.EventStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Arbitrary texts and catalog entries, with characters of every length in UTF-8 and those that JSON escapes. */
public final class ArbitraryEntries {

    private ArbitraryEntries() {}

    /** Texts without lone surrogates. */
    public static Arbitrary<String> texts() {
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

    /** Entries that start around {@link CatalogSamples#NOW} or far in the future, in any status. */
    public static Arbitrary<CatalogEntry> entries() {
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
                        texts().injectNull(0.5),
                        Arbitraries.integers().between(0, Integer.MAX_VALUE - 1))
                .as((title, start, location, status, notes, createdBy, reason, version) -> new CatalogEntry(
                        new UUID(title.hashCode(), -version),
                        title,
                        start,
                        start.plus(Duration.ofMillis(version)),
                        location,
                        status,
                        notes,
                        createdBy,
                        version % 3 == 0 ? null : CatalogSamples.NOW.plusNanos(version % 3),
                        reason,
                        false,
                        CatalogSamples.CREATED_AT.plusNanos(version),
                        version));
    }
}
