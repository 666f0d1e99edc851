package com.ticketing.events.app.pages;

import com.ticketing.events.app.role.ConditionalOnSide;
import com.ticketing.events.app.role.Side;
import com.ticketing.events.error.RateLimited;
import com.ticketing.events.query.catalog.web.PublicEventSearch;
import com.ticketing.events.query.http.BoundedWork;
import com.ticketing.events.query.http.WorkKind;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Searches of the page "What's on". Thread-safe. */
@ConditionalOnSide(Side.QUERY)
@Component
class WhatsOnSearch {

    /** Locations of each kind to compare with a text: those with most Events, and those that contain its beginning. */
    private static final int CANDIDATES = 500;

    private static final int BEGINNING_LENGTH = 3;

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
     * @param zone of today, at which a list begins
     * @throws com.ticketing.events.error.InvalidRequest with all violations
     */
    PublicEventSearch.Page page(WhatsOnRequest request, ZoneId zone, Instant now) {
        Map<String, String[]> query = request.query(LocalDate.ofInstant(now, zone));
        return request.isPast() ? search.begun(query, now) : search.page(query);
    }

    /**
     * Lists that have Events and are offered in place of one without: those of similar locations, then those with one
     * filter less. Each costs a search; there are seven at most.
     *
     * @param zone of today, at which a list begins
     * @return empty also if there is no place for one of the searches
     */
    List<Suggestion> suggestions(WhatsOnRequest request, ZoneId zone, Instant now) {
        try {
            List<Suggestion> suggestions = new ArrayList<>();
            for (String location : similarLocations(request)) {
                add(location, request.at(location), zone, now, suggestions);
            }
            boolean hasWords = request.has(WhatsOnRequest.WORDS);
            boolean hasLocation = request.has(WhatsOnRequest.LOCATION);
            if (request.hasDates()) {
                add("Any date", request.withoutDates(), zone, now, suggestions);
            }
            if (hasLocation) {
                add("Any location", request.without(WhatsOnRequest.LOCATION), zone, now, suggestions);
            }
            if (hasWords) {
                String label = "Without “" + request.value(WhatsOnRequest.WORDS) + "”";
                add(label, request.without(WhatsOnRequest.WORDS), zone, now, suggestions);
            }
            if (hasWords || hasLocation) {
                String label = request.isPast() ? "Upcoming events" : "Past events";
                add(label, request.ofOtherTime(), zone, now, suggestions);
            }
            return suggestions;
        } catch (RateLimited _) {
            return List.of();
        }
    }

    private List<String> similarLocations(WhatsOnRequest request) {
        List<String> texts = new ArrayList<>(request.locations());
        if (request.has(WhatsOnRequest.WORDS)) {
            texts.add(request.value(WhatsOnRequest.WORDS));
        }
        return texts.isEmpty()
                ? List.of()
                : work.compute(WorkKind.TEXT_SEARCH, () -> SimilarTexts.of(texts, candidates(texts), MAX_LOCATIONS));
    }

    private List<String> candidates(List<String> texts) {
        Set<String> candidates = new LinkedHashSet<>(search.locations("", CANDIDATES));
        for (String text : texts.subList(0, Math.min(texts.size(), MAX_LOCATIONS))) {
            String beginning = text.substring(0, Math.min(text.length(), BEGINNING_LENGTH));
            candidates.addAll(search.locations(beginning, CANDIDATES));
        }
        return List.copyOf(candidates);
    }

    private void add(String label, WhatsOnRequest list, ZoneId zone, Instant now, List<Suggestion> suggestions) {
        long total = page(list, zone, now).pagination().total();
        if (total > 0) {
            suggestions.add(new Suggestion(label, list.url(), total));
        }
    }
}
