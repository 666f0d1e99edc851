package com.ticketing.events.app.pages;

import com.ticketing.events.app.role.ConditionalOnSide;
import com.ticketing.events.app.role.Side;
import com.ticketing.events.text.TimeZones;
import java.time.Clock;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The present time in the visitors' time zones. */
@ConditionalOnSide(Side.QUERY)
@Component
class VisitorClock {

    private final Clock clock;
    private final ZoneId defaultZone;

    /** @param defaultZone {@code events.time-zone} */
    VisitorClock(Clock clock, ZoneId defaultZone) {
        this.clock = clock;
        this.defaultZone = defaultZone;
    }

    /** The present time in the zone of that name, or in the default zone if the name is null or unknown. */
    ZonedDateTime now(@Nullable String zone) {
        return clock.instant()
                .atZone(Optional.ofNullable(zone).flatMap(TimeZones::parse).orElse(defaultZone));
    }
}
