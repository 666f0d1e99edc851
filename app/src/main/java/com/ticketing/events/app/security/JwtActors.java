package com.ticketing.events.app.security;

import com.ticketing.events.app.security.jwt.IssuerJwtDecoder;
import com.ticketing.events.app.security.jwt.JwtProperties;
import java.time.Clock;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationProvider;

/** Authentication by JSON web tokens: the actor is one claim, the scopes are those that this service has. */
final class JwtActors {

    private static final List<String> SCOPE_CLAIMS = List.of("scope", "scp");

    private static final Pattern SPACES = Pattern.compile(" +");

    /** A name is written to the log and stored with domain events. */
    private static final Pattern ACTOR = Pattern.compile("[^\\p{Cc}\\p{Cs}\\p{Zl}\\p{Zp}]{1,254}");

    private JwtActors() {}

    static AuthenticationProvider provider(JwtProperties issuer, Clock clock) {
        JwtAuthenticationProvider provider = new JwtAuthenticationProvider(IssuerJwtDecoder.of(issuer, clock));
        provider.setJwtAuthenticationConverter(
                token -> actor(token, issuer.actorClaim()).authentication());
        return provider;
    }

    /** @throws BadCredentialsException if the claim is not a name */
    static Actor actor(Jwt token, String actorClaim) {
        if (token.getClaims().get(actorClaim) instanceof String name
                && !name.isBlank()
                && ACTOR.matcher(name).matches()) {
            return new Actor(name, scopes(token), token.getExpiresAt());
        }
        throw new BadCredentialsException("The claim " + actorClaim + " is not the name of an actor");
    }

    /** The scopes in both claims, short forms included. Other scopes are those of other services. */
    private static Set<Scope> scopes(Jwt token) {
        Set<Scope> scopes = EnumSet.noneOf(Scope.class);
        SCOPE_CLAIMS.stream()
                .flatMap(claim -> names(token.getClaims().get(claim)))
                .forEach(name -> scopes.addAll(Scope.named(name)));
        return scopes;
    }

    private static Stream<String> names(@Nullable Object claim) {
        return switch (claim) {
            case String text -> SPACES.splitAsStream(text);
            case Collection<?> names -> names.stream().map(String::valueOf);
            case null, default -> Stream.empty();
        };
    }
}
