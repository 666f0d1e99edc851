package com.ticketing.events.query.catalog.index;

import static org.assertj.core.api.Assertions.assertThat;

import com.ticketing.events.query.catalog.CatalogEntry;
import com.ticketing.events.query.catalog.CatalogSamples;
import com.ticketing.events.query.catalog.location.LocationDictionary;
import com.ticketing.events.query.catalog.row.Row;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RowIndexTableTest {

    private static final int ROWS = 20_000;
    private static final int EVENTS = 3_000;

    @Test
    void returnsTheLastIndexOfTheSameEventAsAMapDoes() {
        RowIndexTable table = new RowIndexTable();
        Map<UUID, Integer> expected = new HashMap<>();
        LocationDictionary locations = new LocationDictionary();
        Random random = new Random(1);
        Row[] rows = new Row[ROWS];
        for (int i = 0; i < ROWS; i++) {
            CatalogEntry entry = CatalogEntry.evolve(
                    null,
                    CatalogSamples.event(random.nextInt(EVENTS), "2030-07-01T18:00:00Z", "2030-07-01T20:00:00Z"),
                    0);
            rows[i] = Row.of(entry, locations.intern(entry.location()));
            Integer last = expected.put(entry.id(), i);

            assertThat(table.put(rows[i], i, rows)).isEqualTo(last == null ? RowIndexTable.NONE : last);
        }
    }
}
