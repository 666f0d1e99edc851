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
 * 500 requests of visitors, always the same: one in ten for the newest page, which is the first one from today on; the
 * others for one of five pages of 1-90 days at up to three places, each named by its first word.
 */
final class QueryMixture {

    static final int SIZE = 500;

    private final List<Map<String, String>> requests;

    QueryMixture(ConferenceEvents conferences) {
        List<String> words =
                conferences.places().stream().map(place -> place.split("[ ,]")[0]).distinct().toList();
        SplittableRandom random = new SplittableRandom(5);
        requests = IntStream.range(0, SIZE).mapToObj(i -> request(i, words, random)).toList();
    }

    /** The parameters of each. */
    List<Map<String, String>> requests() {
        return requests;
    }

    List<CatalogQuery> queries() {
        return requests.stream().map(QueryMixture::query).toList();
    }

    private static CatalogQuery query(Map<String, String> parameters) {
        Map<String, String[]> given = new TreeMap<>();
        parameters.forEach((name, value) -> given.put(name, new String[] {value}));
        return EventListRequest.ofVisitor(given, ZoneOffset.UTC).query();
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
        List<String> places = Stream.generate(() -> words.get(random.nextInt(words.size())))
                .limit(random.nextInt(4))
                .toList();
        if (!places.isEmpty()) {
            parameters.put("locations", String.join(",", places));
        }
        return parameters;
    }
}
