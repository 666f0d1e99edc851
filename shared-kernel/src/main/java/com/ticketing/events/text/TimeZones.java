package com.ticketing.events.text;

import java.time.ZoneId;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Time zones by name: of the IANA database, its links included, and the short names of the platform. */
public final class TimeZones {

    private static final Set<String> REGIONS = Set.copyOf(ZoneId.getAvailableZoneIds());

    /** Names of the IANA database that {@code java.time} has neither as a region nor as a short name. */
    private static final Map<String, String> LINKS =
            Map.of("ROC", "Asia/Taipei", "GMT+0", "Etc/GMT", "GMT-0", "Etc/GMT");

    private TimeZones() {}

    /**
     * The zone with a name, such as {@code Europe/Berlin} or {@code EST}; case-sensitive. Empty for an unknown name,
     * for {@code Etc/Unknown} and for an offset such as {@code +02:00}.
     */
    public static Optional<ZoneId> parse(String name) {
        if (REGIONS.contains(name)) {
            return Optional.of(ZoneId.of(name));
        }
        return Stream.of(LINKS, ZoneId.SHORT_IDS)
                .filter(names -> names.containsKey(name))
                .map(names -> ZoneId.of(name, names))
                .findFirst();
    }

    /** The region that a wrong name may mean: {@code Europe/Berlin} for {@code Berlin} or {@code europe/berlin}. */
    public static Optional<String> similar(String name) {
        String city = city(name.strip().replace(' ', '_'));
        return REGIONS.stream()
                .filter(region -> region.contains("/") && city(region).equals(city))
                .min(Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder()));
    }

    private static String city(String name) {
        return name.substring(name.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
    }
}
