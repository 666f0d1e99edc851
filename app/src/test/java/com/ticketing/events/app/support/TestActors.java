package com.ticketing.events.app.support;

import com.ticketing.events.text.Sha256;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import org.springframework.test.context.DynamicPropertyRegistry;

/** Actors of the black-box tests beside the two with all scopes: one for each scope and short form, one with an end. */
public final class TestActors {

    public static final List<String> SCOPES = List.of(
            "audit:read",
            "events:erase",
            "events:read",
            "events:write",
            "metrics:read",
            "notifications:read",
            "notifications:write",
            "projections:read",
            "projections:write");

    private static final List<String> SHORT_FORMS = List.of("viewer", "auditor");

    /** A viewer with two tokens until {@link #TEMPORARY_END}. The first one has the form of a JSON web token. */
    public static final String TEMPORARY = "temporary";

    public static final String TEMPORARY_TOKEN = "token.with.full-stops";

    /** Configured by its hash. */
    public static final String TEMPORARY_HASHED_TOKEN = "hashed-token-of-temporary";

    public static final Instant TEMPORARY_END = Instant.parse("2199-01-01T00:00:00Z");

    private static final String PREFIX = "events.security.actors.";

    private TestActors() {}

    /** The name of the actor with this scope or short form only. */
    public static String name(String scope) {
        return "only-" + scope.replace(':', '-');
    }

    /** The token of the actor with this scope or short form only. */
    public static String token(String scope) {
        return "test-token-of-" + scope;
    }

    /** The form of a token in the configuration that does not contain it. */
    public static String hashed(String token) {
        return "sha256:" + HexFormat.of().formatHex(Sha256.of(token.getBytes(StandardCharsets.UTF_8)));
    }

    static void register(DynamicPropertyRegistry properties) {
        SCOPES.forEach(scope -> register(properties, scope));
        SHORT_FORMS.forEach(form -> register(properties, form));
        properties.add(PREFIX + TEMPORARY + ".tokens", () -> TEMPORARY_TOKEN + "," + hashed(TEMPORARY_HASHED_TOKEN));
        properties.add(PREFIX + TEMPORARY + ".scopes", () -> "viewer,audit:read");
        properties.add(PREFIX + TEMPORARY + ".expires-at", TEMPORARY_END::toString);
    }

    private static void register(DynamicPropertyRegistry properties, String scope) {
        properties.add(PREFIX + name(scope) + ".tokens", () -> token(scope));
        properties.add(PREFIX + name(scope) + ".scopes", () -> scope);
    }
}
