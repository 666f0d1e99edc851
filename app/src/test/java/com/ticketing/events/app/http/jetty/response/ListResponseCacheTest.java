package com.ticketing.events.app.http.jetty.response;

import static org.assertj.core.api.Assertions.assertThat;

import com.ticketing.events.query.catalog.live.LiveCatalog;
import com.ticketing.events.query.catalog.web.PublicEventQueries;
import com.ticketing.events.query.catalog.web.PublicQuery;
import com.ticketing.events.query.http.BoundedWork;
import com.ticketing.events.query.http.PublicCacheControl;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Admission and bounds; exactness is tested by {@code ResponseValidityTest} and {@code CachedListsIT}. */
class ListResponseCacheTest {

    private final PublicEventQueries queries = new PublicEventQueries(
            new LiveCatalog(),
            new BoundedWork(1, Duration.ofSeconds(2)),
            new PublicCacheControl(Duration.ZERO),
            Clock.systemUTC(),
            ZoneOffset.UTC);
    private final ListResponseCache cache = new ListResponseCache(queries, 1 << 20);

    @Test
    void admitsAResponseAtTheSecondRequest() {
        EncodedResponse response = list();
        cache.offer("page=1", response);
        assertThat(cache.get("page=1")).isNull();
        cache.offer("page=1", response);
        assertThat(cache.get("page=1")).isSameAs(response);
        assertThat(cache.hits()).isEqualTo(1);
    }

    @Test
    void distinguishesQueryStringsByEveryCharacter() {
        cache.offer("locations=a,b", list());
        cache.offer("locations=a,b", list());
        for (String other : new String[] {"locations=a%2Cb", "locations=a,b&", "locations=A,b", "", "x"}) {
            assertThat(cache.get(other)).isNull();
        }
    }

    @Test
    void returnsNoResponseThatIsNotExact() {
        EncodedResponse ofOtherCatalog = new EncodedResponse(new PublicEventQueries(
                        new LiveCatalog(),
                        new BoundedWork(1, Duration.ofSeconds(2)),
                        new PublicCacheControl(Duration.ZERO),
                        Clock.systemUTC(),
                        ZoneOffset.UTC)
                .list(new PublicQuery(null, Map.of())));
        cache.offer("", ofOtherCatalog);
        cache.offer("", ofOtherCatalog);
        assertThat(cache.get("")).isNull();
        assertThat(cache.hits()).isZero();
    }

    @Test
    void isBoundedInBytes() {
        long bytes = 0;
        for (int i = 0; i < 10_000; i++) {
            EncodedResponse response = list();
            cache.offer("page=" + i, response);
            cache.offer("page=" + i, response);
            bytes += response.maxBytes();
        }
        assertThat(bytes).isGreaterThan(5 << 20);
        long cached = IntStream.range(0, 10_000)
                .filter(i -> cache.get("page=" + i) != null)
                .count();
        assertThat(cached * list().maxBytes()).isBetween(1L << 16, 1L << 20);
    }

    @Test
    void cachesNothingWithoutHeap() {
        ListResponseCache none = new ListResponseCache(queries, 0);
        none.offer("", list());
        none.offer("", list());
        assertThat(none.get("")).isNull();
    }

    private EncodedResponse list() {
        return new EncodedResponse(queries.list(new PublicQuery(null, Map.of())));
    }
}
