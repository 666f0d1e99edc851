package com.ticketing.events.query.catalog.web;

import com.ticketing.events.query.catalog.live.LiveCatalog;
import com.ticketing.events.query.catalog.location.LocationCount;
import com.ticketing.events.query.catalog.response.PublicResponseFactory;
import com.ticketing.events.query.catalog.row.JsonBuffer;
import com.ticketing.events.query.http.BoundedWork;
import com.ticketing.events.query.http.IfNoneMatch;
import com.ticketing.events.query.http.PublicCacheControl;
import com.ticketing.events.query.http.QueryParameters;
import com.ticketing.events.query.http.WorkKind;
import com.ticketing.events.text.WholeNumber;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /public/locations}: the locations of public Events, those with most Events first. */
@RestController
class PublicLocationsController {

    private static final int DEFAULT_LIMIT = 10;
    private static final int MAX_LIMIT = 100;
    private static final byte[] BEGIN = JsonBuffer.ascii("{\"locations\":[");
    private static final byte[] COMMA = JsonBuffer.ascii(",");
    private static final byte[] LOCATION = JsonBuffer.ascii("{\"location\":");
    private static final byte[] EVENTS = JsonBuffer.ascii(",\"events\":");
    private static final byte[] OBJECT_END = JsonBuffer.ascii("}");
    private static final byte[] END = JsonBuffer.ascii("]}");
    private static final int INITIAL_BYTES = 1024;

    private final LiveCatalog catalog;
    private final BoundedWork work;
    private final PublicCacheControl cacheControl;

    PublicLocationsController(LiveCatalog catalog, BoundedWork work, PublicCacheControl cacheControl) {
        this.catalog = catalog;
        this.work = work;
        this.cacheControl = cacheControl;
    }

    @GetMapping(path = "/public/locations", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<byte[]> list(HttpServletRequest request) {
        QueryParameters query = new QueryParameters(request.getParameterMap());
        String phrase =
                query.single("q", SearchText::phrase, SearchText.PHRASE_RULE).orElse("");
        int limit = query.single(
                        "limit", PublicLocationsController::limit, "Must be a whole number from 1 to " + MAX_LIMIT)
                .orElse(DEFAULT_LIMIT);
        query.throwIfInvalid();
        byte[] body = work.compute(WorkKind.TEXT_SEARCH, () -> json(catalog.publicLocations(phrase, limit)));
        String tag = PublicResponseFactory.tag(body);
        ResponseEntity.BodyBuilder response = ResponseEntity.status(
                        IfNoneMatch.matches(request, tag) ? HttpStatus.NOT_MODIFIED : HttpStatus.OK)
                .eTag(tag)
                .header(HttpHeaders.CACHE_CONTROL, cacheControl.value());
        return IfNoneMatch.matches(request, tag)
                ? response.build()
                : response.contentType(MediaType.APPLICATION_JSON).body(body);
    }

    private static Optional<Integer> limit(String text) {
        return WholeNumber.parse(text)
                .filter(number -> number >= 1 && number <= MAX_LIMIT)
                .map(Long::intValue);
    }

    private static byte[] json(List<LocationCount> locations) {
        JsonBuffer json = new JsonBuffer(INITIAL_BYTES).raw(BEGIN);
        for (int i = 0; i < locations.size(); i++) {
            if (i > 0) {
                json.raw(COMMA);
            }
            json.raw(LOCATION).text(locations.get(i).location());
            json.raw(EVENTS).number(locations.get(i).events()).raw(OBJECT_END);
        }
        return json.raw(END).toByteArray();
    }
}
