package com.ticketing.events.query.catalog.row;

import static org.assertj.core.api.Assertions.assertThat;

import com.ticketing.events.query.catalog.ArbitraryEntries;
import com.ticketing.events.query.catalog.CatalogEntry;
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

    @Provide
    Arbitrary<CatalogEntry> entries() {
        return ArbitraryEntries.entries();
    }

    private static Row row(CatalogEntry entry) {
        return Row.of(entry, new LocationDictionary().intern(entry.location()));
    }
}
