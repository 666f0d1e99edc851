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

/**
 * Answers that caches may keep: tagged with a hash of their own bytes, and fresh for the configured time but never past
 * the moment at which one of the Events shown ceases to be upcoming.
 */
@Component
class PublicAnswers {

    private static final int TAG_BYTES = 16;

    private final Duration maxAge;

    /** @throws IllegalArgumentException if the age is negative */
    PublicAnswers(@Value("${events.public.max-age:0s}") Duration maxAge) {
        if (maxAge.isNegative()) {
            throw new IllegalArgumentException("events.public.max-age must not be negative, but is " + maxAge);
        }
        this.maxAge = maxAge;
    }

    ResponseEntity<byte[]> one(Row row, HttpServletRequest request, Instant now) {
        return answer(Bodies.publicOne(row, now), List.of(row), new HttpHeaders(), request, now);
    }

    ResponseEntity<byte[]> list(
            List<Row> rows, Pagination pagination, HttpHeaders links, HttpServletRequest request, Instant now) {
        return answer(Bodies.publicList(rows, pagination, now), rows, links, request, now);
    }

    private ResponseEntity<byte[]> answer(
            byte[] body, List<Row> shown, HttpHeaders more, HttpServletRequest request, Instant now) {
        ETag tag = new ETag(hash(body), false);
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
                .body(body);
    }

    private long secondsFresh(List<Row> shown, Instant now) {
        Duration fresh = maxAge;
        for (Row row : shown) {
            if (fresh.isPositive() && row.isUpcoming(now)) {
                Duration upcoming = Duration.between(now, row.startAt());
                fresh = upcoming.compareTo(fresh) < 0 ? upcoming : fresh;
            }
        }
        return fresh.toSeconds();
    }

    private static String hash(byte[] bytes) {
        return HexFormat.of().formatHex(Sha256.of(bytes), 0, TAG_BYTES);
    }
}
