package com.ticketing.events.query.notification;

import com.ticketing.events.error.InvalidRequest;
import com.ticketing.events.query.http.NumberParameters;
import com.ticketing.events.query.http.QueryParameters;
import com.ticketing.events.text.StrictUuid;
import com.ticketing.events.text.WholeNumber;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Filter and page of deliveries.
 *
 * @param states the states to include
 * @param eventId restricts to one Event; null for all
 * @param afterPosition the position before the page
 * @param afterChannel the channel before the page at {@code afterPosition}, whose later channels the page includes;
 *     null to exclude {@code afterPosition}
 * @param limit the size of a full page
 */
public record DeliveryQuery(
        Set<DeliveryState> states,
        @Nullable UUID eventId,
        long afterPosition,
        @Nullable String afterChannel,
        int limit) {

    private static final Set<DeliveryState> ALL_STATES = Set.of(DeliveryState.values());

    private record Cursor(long position, @Nullable String channel) {

        static final Cursor BEGINNING = new Cursor(0, null);
    }

    /**
     * Parses query parameters; unknown ones are ignored.
     *
     * @throws InvalidRequest with all violations
     */
    public static DeliveryQuery of(Map<String, String[]> parameters) {
        QueryParameters query = new QueryParameters(parameters);
        Set<DeliveryState> states = states(query);
        UUID eventId =
                query.single("eventId", StrictUuid::parse, "Must be a UUID").orElse(null);
        Cursor cursor = query.single("after", DeliveryQuery::cursor, "Must be a position or the id of a delivery")
                .orElse(Cursor.BEGINNING);
        int limit = query.single("limit", NumberParameters::limit, NumberParameters.LIMIT_RULE)
                .orElse(NumberParameters.DEFAULT_LIMIT);
        query.throwIfInvalid();
        return new DeliveryQuery(states, eventId, cursor.position(), cursor.channel(), limit);
    }

    /** The same query with another page size. */
    public DeliveryQuery withLimit(int newLimit) {
        return new DeliveryQuery(states, eventId, afterPosition, afterChannel, newLimit);
    }

    private static Set<DeliveryState> states(QueryParameters query) {
        List<Optional<DeliveryState>> named =
                query.list("state").stream().map(DeliveryState::parse).toList();
        if (named.stream().anyMatch(Optional::isEmpty)) {
            query.report("state", "Must be pending, sent or dead, or several of them");
            return ALL_STATES;
        }
        Set<DeliveryState> states = EnumSet.noneOf(DeliveryState.class);
        named.forEach(state -> state.ifPresent(states::add));
        return states.isEmpty() ? ALL_STATES : states;
    }

    private static Optional<Cursor> cursor(String text) {
        return WholeNumber.parse(text)
                .map(position -> new Cursor(position, null))
                .or(() -> DeliveryId.parse(text).map(id -> new Cursor(id.position(), id.channel())));
    }
}
