package com.ticketing.events.query.notification.delivery;

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
 * @param newestFirst whether positions and channels descend; otherwise they ascend
 * @param afterPosition the position before the page
 * @param afterChannel the channel before the page at {@code afterPosition}, whose following channels the page includes;
 *     null to exclude {@code afterPosition}
 * @param limit the size of a full page
 */
public record DeliveryQuery(
        Set<DeliveryState> states,
        @Nullable UUID eventId,
        boolean newestFirst,
        long afterPosition,
        @Nullable String afterChannel,
        int limit) {

    private static final Set<DeliveryState> ALL_STATES = Set.of(DeliveryState.values());
    private static final Map<String, Boolean> NEWEST_FIRST_BY_SORT = Map.of("position", false, "-position", true);

    private record Cursor(long position, @Nullable String channel) {

        static final Cursor BEFORE_OLDEST = new Cursor(0, null);
        static final Cursor BEFORE_NEWEST = new Cursor(Long.MAX_VALUE, null);
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
        boolean newestFirst = query.single(
                        "sort",
                        sort -> Optional.ofNullable(NEWEST_FIRST_BY_SORT.get(sort)),
                        "Must be position or -position")
                .orElse(false);
        Cursor cursor = query.single("after", DeliveryQuery::cursor, "Must be a position or the id of a delivery")
                .orElse(newestFirst ? Cursor.BEFORE_NEWEST : Cursor.BEFORE_OLDEST);
        int limit = query.single("limit", NumberParameters::limit, NumberParameters.LIMIT_RULE)
                .orElse(NumberParameters.DEFAULT_LIMIT);
        query.throwIfInvalid();
        return new DeliveryQuery(states, eventId, newestFirst, cursor.position(), cursor.channel(), limit);
    }

    /** The same query with another page size. */
    public DeliveryQuery withLimit(int newLimit) {
        return new DeliveryQuery(states, eventId, newestFirst, afterPosition, afterChannel, newLimit);
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
