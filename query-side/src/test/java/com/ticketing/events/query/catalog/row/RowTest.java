package com.ticketing.events.query.catalog.row;

import static org.assertj.core.api.Assertions.assertThat;

import com.ticketing.events.EventDiscarded;
import com.ticketing.events.query.catalog.ArbitraryEntries;
import com.ticketing.events.query.catalog.CatalogEntry;
import com.ticketing.events.query.catalog.CatalogSamples;
import com.ticketing.events.query.catalog.location.LocationDictionary;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class RowTest {

    @Property
    void decodesTheEntryItWasCreatedFrom(@ForAll("entries") CatalogEntry entry) {
        assertThat(row(entry).entry()).isEqualTo(entry);
        assertThat(row(entry).contentEquals(row(entry))).isTrue();
    }

    @Property
    void comparesContentAsEntriesDo(@ForAll("entries") CatalogEntry one, @ForAll("entries") CatalogEntry other) {
        assertThat(row(one).contentEquals(row(other))).isEqualTo(one.equals(other));
    }

    /** The row keeps what read-your-writes and the order of domain events need. */
    @Property
    void keepsOnlyTheVersionOfADiscardedEvent(@ForAll("entries") CatalogEntry entry) {
        CatalogEntry discarded =
                CatalogEntry.evolve(entry, new EventDiscarded(entry.id(), CatalogSamples.NOW), entry.version() + 1);
        Row row = row(discarded);
        assertThat(row.isDiscarded()).isTrue();
        assertThat(row.version()).isEqualTo(entry.version() + 1);
        assertThat(row.entry().isDiscarded()).isTrue();
        assertThat(row.entry().internalNotes()).isNull();
        assertThat(row(entry).isDiscarded()).isFalse();
    }

    @Provide
    Arbitrary<CatalogEntry> entries() {
        return ArbitraryEntries.entries();
    }

    private static Row row(CatalogEntry entry) {
        return Row.of(entry, new LocationDictionary().intern(entry.location()));
    }
}
