package com.ticketing.events.app.role;

import java.util.Arrays;
import java.util.Locale;
import org.springframework.core.env.Environment;

/** Role of a node: the sides of the service that it has. Configured by {@code events.role}. */
public enum Role {
    ALL,
    COMMAND,
    QUERY;

    /** Name of the property. */
    public static final String PROPERTY = "events.role";

    /**
     * The configured role, {@link #ALL} by default.
     *
     * @throws IllegalArgumentException if the property has another value
     */
    public static Role of(Environment environment) {
        String configured = environment.getProperty(PROPERTY, ALL.text());
        return Arrays.stream(values())
                .filter(role -> role.text().equals(configured))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        PROPERTY + " must be all, command or query, but is " + configured));
    }

    /** Whether a node with this role has the side. */
    public boolean has(Side side) {
        return switch (this) {
            case ALL -> true;
            case COMMAND -> side == Side.COMMAND;
            case QUERY -> side == Side.QUERY;
        };
    }

    /** The value of the property. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
