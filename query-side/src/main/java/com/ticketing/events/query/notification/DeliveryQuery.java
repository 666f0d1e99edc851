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
 * Which deliveries are asked for.
 *
 * @param eventId those about one Event; null for all
 * @param afterPosition the page starts beyond this position
 * @param afterChannel and, at that position itself, beyond this channel; null if nothing of that position is wanted
 * @param limit how many at most
 */
public record DeliveryQuery(
        Set<DeliveryState> states,
        @Nullable UUID eventId,
        long afterPosition,
        @Nullable String afterChannel,
        int limit) {

    private static final Set<DeliveryState> ALL = Set.of(DeliveryState.values());

    private record After(long position, @Nullable String channel) {}

    /**
     * Reads the parameters of a request; those of other names are ignored.
     *
     * @throws InvalidRequest naming everything that is wrong
     */
    public static DeliveryQuery of(Map<String, String[]> parameters) {
        QueryParameters given = new QueryParameters(parameters);
        Set<DeliveryState> states = states(given);
        UUID eventId = given.one("eventId", StrictUuid::parse, "Must be a UUID").orElse(null);
        After after = given.one("after", DeliveryQuery::after, "Must be a position or the id of a delivery")
                .orElse(new After(0, null));
        int limit = given.one("limit", NumberParameters::limit, NumberParameters.LIMIT_RULE)
                .orElse(NumberParameters.USUAL_LIMIT);
        given.throwIfRefused();
        return new DeliveryQuery(states, eventId, after.position(), after.channel(), limit);
    }

    /** The same question for one delivery more, which tells whether there is another page. */
    public DeliveryQuery andOneMore() {
        return new DeliveryQuery(states, eventId, afterPosition, afterChannel, limit + 1);
    }

    private static Set<DeliveryState> states(QueryParameters given) {
        List<Optional<DeliveryState>> named =
                given.several("state").stream().map(DeliveryState::named).toList();
        if (named.stream().anyMatch(Optional::isEmpty)) {
            given.refuse("state", "Must be pending, sent or dead, or several of them");
            return ALL;
        }
        Set<DeliveryState> states = EnumSet.noneOf(DeliveryState.class);
        named.forEach(state -> state.ifPresent(states::add));
        return states.isEmpty() ? ALL : states;
    }

    private static Optional<After> after(String text) {
        return WholeNumber.parse(text)
                .map(position -> new After(position, null))
                .or(() -> DeliveryId.parse(text).map(id -> new After(id.position(), id.channel())));
    }
}
