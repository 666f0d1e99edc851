package com.ticketing.events.query.catalog.bench;

import com.ticketing.events.query.catalog.CatalogQuery;
import com.ticketing.events.query.catalog.web.EventListRequest;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Deterministic mixture of 500 public list requests. One in ten requests the first page of the Events from a day on.
 * The remaining requests filter by 1-90 days and up to three locations, each by its first word, and select one of the
 * first five pages.
 */
public final class QueryMixture {

    /** The number of requests. */
    public static final int SIZE = 500;

    private final List<Map<String, String>> requests;

    /** Creates the mixture; the terms are words of the conferences' locations. */
    public QueryMixture(ConferenceEvents conferences) {
        List<String> words =
                conferences.locations().stream().map(location -> location.split("[ ,]")[0]).distinct().toList();
        SplittableRandom random = new SplittableRandom(5);
        requests = IntStream.range(0, SIZE).mapToObj(i -> request(i, words, random)).toList();
    }

    /** Returns the query parameters of each request. */
    public List<Map<String, String>> requests() {
        return requests;
    }

    /** Returns the parsed query of each request, without drafts. */
    public List<CatalogQuery> queries() {
        return requests.stream().map(QueryMixture::query).toList();
    }

    private static CatalogQuery query(Map<String, String> parameters) {
        Map<String, String[]> values = new TreeMap<>();
        parameters.forEach((name, value) -> values.put(name, new String[] {value}));
        values.put("status", new String[] {"published,cancelled"});
        return EventListRequest.ofAdmin(values, ZoneOffset.UTC).query();
    }

    private static Map<String, String> request(int number, List<String> words, SplittableRandom random) {
        Map<String, String> parameters = new TreeMap<>();
        if (number % 10 == 0) {
            parameters.put("dateFrom", ConferenceEvents.FIRST.plusDays(random.nextInt(30)).toString());
            return parameters;
        }
        long days = ChronoUnit.DAYS.between(ConferenceEvents.FIRST, ConferenceEvents.last());
        LocalDate from = ConferenceEvents.FIRST.plusDays(random.nextLong(days));
        parameters.put("dateFrom", from.toString());
        parameters.put("dateTo", from.plusDays(random.nextInt(90)).toString());
        parameters.put("page", Integer.toString(1 + random.nextInt(5)));
        List<String> locations = Stream.generate(() -> words.get(random.nextInt(words.size())))
                .limit(random.nextInt(4))
                .toList();
        if (!locations.isEmpty()) {
            parameters.put("locations", String.join(",", locations));
        }
        return parameters;
    }
}
