package com.ticketing.events.query.catalog;

import com.ticketing.events.Sha256;
import com.ticketing.events.query.IfNoneMatch;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.ETag;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Answers that caches may keep: tagged with a hash of their own bytes, and fresh for the configured time but never past
 * the moment at which one of the Events shown ceases to be upcoming.
 */
@Component
class PublicAnswers {

    private static final int TAG_BYTES = 16;

    private final JsonMapper json;
    private final Duration maxAge;

    /** @throws IllegalArgumentException if the age is negative */
    PublicAnswers(JsonMapper json, @Value("${events.public.max-age:0s}") Duration maxAge) {
        if (maxAge.isNegative()) {
            throw new IllegalArgumentException("events.public.max-age must not be negative, but is " + maxAge);
        }
        this.json = json;
        this.maxAge = maxAge;
    }

    ResponseEntity<byte[]> one(PublicView view, HttpServletRequest request, Instant now) {
        return answer(view, List.of(view), new HttpHeaders(), request, now);
    }

    ResponseEntity<byte[]> list(
            Listing<PublicView> listing, HttpHeaders links, HttpServletRequest request, Instant now) {
        return answer(listing, listing.events(), links, request, now);
    }

    private ResponseEntity<byte[]> answer(
            Object body, List<PublicView> shown, HttpHeaders more, HttpServletRequest request, Instant now) {
        byte[] bytes = json.writeValueAsBytes(body);
        ETag tag = new ETag(hash(bytes), false);
        HttpHeaders headers = new HttpHeaders();
        headers.setETag(tag.formattedTag());
        headers.set(HttpHeaders.CACHE_CONTROL, "public, max-age=" + secondsFresh(shown, now) + ", must-revalidate");
        if (IfNoneMatch.names(request, tag.tag())) {
            return ResponseEntity.status(HttpStatus.NOT_MODIFIED)
                    .headers(headers)
                    .build();
        }
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .headers(headers)
                .headers(more)
                .body(bytes);
    }

    private long secondsFresh(List<PublicView> shown, Instant now) {
        return shown.stream()
                .filter(PublicView::isUpcoming)
                .map(view -> Duration.between(now, view.startAt()))
                .reduce(maxAge, (a, b) -> a.compareTo(b) <= 0 ? a : b)
                .toSeconds();
    }

    private static String hash(byte[] bytes) {
        return HexFormat.of().formatHex(Sha256.of(bytes), 0, TAG_BYTES);
    }
}
