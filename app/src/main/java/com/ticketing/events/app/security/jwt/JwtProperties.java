package com.ticketing.events.app.security.jwt;

import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Issuer of the JSON web tokens that are accepted; without one none are.
 *
 * @param issuerUri the required claim {@code iss}; the address of the key set is in its metadata unless {@code
 *     jwkSetUri} is set
 * @param jwkSetUri address of the key set
 * @param audience accepted values of the claim {@code aud}; empty accepts every token of the issuer
 * @param actorClaim claim with the name of the actor
 */
public record JwtProperties(
        @Nullable String issuerUri,
        @Nullable String jwkSetUri,
        @DefaultValue List<String> audience,
        @DefaultValue("sub") String actorClaim) {

    public JwtProperties {
        check("issuer-uri", issuerUri);
        check("jwk-set-uri", jwkSetUri);
        audience = List.copyOf(audience);
    }

    /** Whether JSON web tokens are accepted. */
    public boolean isConfigured() {
        return issuerUri != null || jwkSetUri != null;
    }

    private static void check(String property, @Nullable String address) {
        if (address != null && !isHttp(address)) {
            throw new IllegalArgumentException(
                    "events.security.jwt." + property + " must be an http or https address, but is " + address);
        }
    }

    private static boolean isHttp(String address) {
        try {
            URI uri = URI.create(address);
            return uri.getHost() != null && List.of("http", "https").contains(uri.getScheme());
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
