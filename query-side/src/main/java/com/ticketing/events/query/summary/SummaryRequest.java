package com.ticketing.events.query.summary;

import com.ticketing.events.text.WholeNumber;
import java.math.BigInteger;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The parts of a request for a summary that determine its response.
 *
 * @param isHead whether only the headers are requested
 * @param accept the values of the {@code Accept} headers
 * @param ifNoneMatch the values of the {@code If-None-Match} headers
 * @param lastEventId the value of {@code Last-Event-ID}, null without one
 * @param zone in which dates and times are named; null for that of the service
 * @param address the client's, by which its open streams are counted
 */
public record SummaryRequest(
        boolean isHead,
        List<String> accept,
        List<String> ifNoneMatch,
        @Nullable String lastEventId,
        @Nullable ZoneId zone,
        String address) {

    private static final BigInteger MAX_CHUNK_INDEX = BigInteger.valueOf(Integer.MAX_VALUE);

    /** The index, from 0, of the chunk after {@code Last-Event-ID}; 0 if the header is absent or is not a number. */
    int firstChunk() {
        if (lastEventId == null || !WholeNumber.isDigits(lastEventId)) {
            return 0;
        }
        return new BigInteger(lastEventId).min(MAX_CHUNK_INDEX).intValue();
    }
}
