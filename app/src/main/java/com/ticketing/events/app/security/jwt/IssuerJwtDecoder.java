package com.ticketing.events.app.security.jwt;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;

/** Factory of the decoder for the tokens of the configured issuer. */
public final class IssuerJwtDecoder {

    /** Time limit of one attempt to fetch the key set. */
    private static final Duration FETCH_TIMEOUT = Duration.ofSeconds(3);

    /** Time after which the key set is fetched again; a key that the issuer has withdrawn is accepted until then. */
    private static final Duration KEY_LIFETIME = Duration.ofMinutes(5);

    /** A token is accepted this long before its {@code nbf}, because clocks differ; never after its {@code exp}. */
    private static final Duration CLOCK_SKEW = Duration.ofSeconds(5);

    /** Public-key signatures only: with a shared secret, the published keys could be used as one. */
    private static final Set<JWSAlgorithm> ALGORITHMS = Set.of(
            JWSAlgorithm.RS256,
            JWSAlgorithm.RS384,
            JWSAlgorithm.RS512,
            JWSAlgorithm.PS256,
            JWSAlgorithm.PS384,
            JWSAlgorithm.PS512,
            JWSAlgorithm.ES256,
            JWSAlgorithm.ES384,
            JWSAlgorithm.ES512);

    private IssuerJwtDecoder() {}

    /** The decoder. The issuer is not contacted before the first token. */
    public static JwtDecoder of(JwtProperties issuer, Clock clock) {
        return of(issuer, clock, FETCH_TIMEOUT);
    }

    static JwtDecoder of(JwtProperties issuer, Clock clock, Duration fetchTimeout) {
        DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(ALGORITHMS, keys(issuer, fetchTimeout)));
        processor.setJWSTypeVerifier(
                new DefaultJOSEObjectTypeVerifier<>(JOSEObjectType.JWT, new JOSEObjectType("at+jwt"), null));
        // The validator of the decoder checks the claims.
        processor.setJWTClaimsSetVerifier((_, _) -> {});
        NimbusJwtDecoder decoder = new NimbusJwtDecoder(processor);
        decoder.setJwtValidator(new DelegatingOAuth2TokenValidator<>(validators(issuer, clock)));
        return decoder;
    }

    private static JWKSource<SecurityContext> keys(JwtProperties issuer, Duration fetchTimeout) {
        IssuerKeys keys = new IssuerKeys(new KeySetClient(issuer, fetchTimeout), System::nanoTime);
        return JWKSourceBuilder.create(keys)
                .cache(KEY_LIFETIME.toMillis(), fetchTimeout.toMillis())
                .refreshAheadCache(false)
                .rateLimited(false)
                .build();
    }

    private static List<OAuth2TokenValidator<Jwt>> validators(JwtProperties issuer, Clock clock) {
        JwtTimestampValidator notBefore = new JwtTimestampValidator(CLOCK_SKEW);
        notBefore.setClock(clock);
        List<OAuth2TokenValidator<Jwt>> validators = new ArrayList<>();
        validators.add(notBefore);
        validators.add(new JwtClaimValidator<Instant>(
                JwtClaimNames.EXP, end -> end != null && clock.instant().isBefore(end)));
        if (issuer.issuerUri() != null) {
            validators.add(new JwtIssuerValidator(issuer.issuerUri()));
        }
        if (!issuer.audience().isEmpty()) {
            validators.add(new JwtClaimValidator<List<String>>(
                    JwtClaimNames.AUD,
                    audience -> audience != null && !Collections.disjoint(audience, issuer.audience())));
        }
        return validators;
    }
}
