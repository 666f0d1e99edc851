package com.ticketing.events.app.pages;

import com.ticketing.events.app.role.ConditionalOnSide;
import com.ticketing.events.app.role.Side;
import com.ticketing.events.query.catalog.web.PublicEventSearch;
import com.ticketing.events.query.http.BoundedWork;
import com.ticketing.events.query.http.WorkKind;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Searches of the page "What's on". Thread-safe. */
@ConditionalOnSide(Side.QUERY)
@Component
class WhatsOnSearch {

    /** Locations of each kind to compare with a text: those with most Events, and those that contain its beginning. */
    private static final int CANDIDATES = 500;

    private static final int MAX_LOCATIONS = 3;

    private final PublicEventSearch search;
    private final BoundedWork work;

    WhatsOnSearch(PublicEventSearch search, BoundedWork work) {
        this.search = search;
        this.work = work;
    }

    /**
     * The requested page of a list.
     *
     * @param now in the time zone of today, with which a list begins
     * @throws com.ticketing.events.error.InvalidRequest with all violations
     */
    PublicEventSearch.Page page(WhatsOnRequest request, ZonedDateTime now) {
        Map<String, String[]> query = request.query(now.toLocalDate());
        return request.isPast() ? search.begun(query, now.toInstant()) : search.page(query);
    }

    /**
     * Lists that have Events and are offered in place of one without: those of similar locations, then those with one
     * filter less. Each costs a search; there are seven at most. None of the searches waits for a place.
     *
     * @param now in the time zone of today, with which a list begins
     * @return empty also if a search has no free place
     */
    List<Suggestion> suggestions(WhatsOnRequest request, ZonedDateTime now) {
        Optional<List<String>> locations = similarLocations(request);
        if (locations.isEmpty()) {
            return List.of();
        }
        List<Suggestion> suggestions = new ArrayList<>();
        for (Offer offer : offers(request, locations.get())) {
            OptionalLong total = totalIfFree(offer.list, now);
            if (total.isEmpty()) {
                return List.of();
            }
            if (total.getAsLong() > 0) {
                suggestions.add(new Suggestion(offer.label, offer.list.url(), total.getAsLong()));
            }
        }
        return suggestions;
    }

    /** Another list, which may have no Events. */
    private record Offer(String label, WhatsOnRequest list) {}

    private static List<Offer> offers(WhatsOnRequest request, List<String> similarLocations) {
        List<Offer> offers = new ArrayList<>();
        similarLocations.forEach(location -> offers.add(new Offer(location, request.at(location))));
        boolean hasWords = request.has(WhatsOnRequest.WORDS);
        boolean hasLocation = request.has(WhatsOnRequest.LOCATION);
        if (request.hasDates()) {
            offers.add(new Offer("Any date", request.withoutDates()));
        }
        if (hasLocation) {
            offers.add(new Offer("Any location", request.without(WhatsOnRequest.LOCATION)));
        }
        if (hasWords) {
            String label = "Without “" + request.value(WhatsOnRequest.WORDS) + "”";
            offers.add(new Offer(label, request.without(WhatsOnRequest.WORDS)));
        }
        if (hasWords || hasLocation) {
            String label = request.isPast() ? "Upcoming events" : "Past events";
            offers.add(new Offer(label, request.ofOtherTime()));
        }
        return offers;
    }

    private OptionalLong totalIfFree(WhatsOnRequest request, ZonedDateTime now) {
        Map<String, String[]> query = request.query(now.toLocalDate());
        return request.isPast() ? search.begunTotalIfFree(query, now.toInstant()) : search.totalIfFree(query);
    }

    /** Empty if there is no free place for the comparison. */
    private Optional<List<String>> similarLocations(WhatsOnRequest request) {
        List<String> given = new ArrayList<>(request.locations());
        if (request.has(WhatsOnRequest.WORDS)) {
            given.add(request.value(WhatsOnRequest.WORDS));
        }
        List<String> texts = SimilarTexts.comparable(given);
        return texts.isEmpty()
                ? Optional.of(List.of())
                : work.computeIfFree(
                        WorkKind.TEXT_SEARCH,
                        Duration.ZERO,
                        () -> SimilarTexts.of(texts, candidates(texts), MAX_LOCATIONS));
    }

    private List<String> candidates(List<String> texts) {
        Set<String> candidates = new LinkedHashSet<>(search.locations("", CANDIDATES));
        for (String text : texts) {
            candidates.addAll(search.locations(SimilarTexts.beginning(text), CANDIDATES));
        }
        return List.copyOf(candidates);
    }
}
