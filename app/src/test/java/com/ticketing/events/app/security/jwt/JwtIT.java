package com.ticketing.events.app.security.jwt;

import static com.ticketing.events.app.support.RefusalAssertions.forbidden;
import static com.ticketing.events.app.support.RefusalAssertions.refused;
import static com.ticketing.events.app.support.RefusalAssertions.unauthorized;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.ticketing.events.app.support.BlackBoxTest;
import com.ticketing.events.app.support.TestActors;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** JSON web tokens of a real issuer, which is down when the service starts. */
@DirtiesContext
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class JwtIT extends BlackBoxTest {

    private static final TestIssuer ISSUER = new TestIssuer();

    /** The limit of the contract. */
    private static final Duration MAX_RECOVERY = Duration.ofSeconds(30);

    @DynamicPropertySource
    static void issuer(DynamicPropertyRegistry properties) {
        properties.add("events.security.jwt.issuer-uri", ISSUER::uri);
        properties.add("events.security.jwt.audience", () -> TestIssuer.AUDIENCE);
    }

    @AfterAll
    static void closeIssuer() {
        ISSUER.close();
    }

    @BeforeEach
    void startIssuer(TestInfo test) {
        if (!test.getDisplayName().startsWith("anUnreachableIssuer")) {
            ISSUER.up();
        }
    }

    @Test
    @Order(1)
    void anUnreachableIssuerMakesItsTokens503UntilItIsBack() {
        String token = ISSUER.token(ISSUER.claims().build());
        for (String path : List.of("/events", "/me", "/nothing-here")) {
            withToken(token).get(path).then().spec(refused(503, "UNAVAILABLE")).header("Retry-After", notNullValue());
        }
        admin().get("/events").then().statusCode(200);
        withToken(TestActors.TEMPORARY_TOKEN).get("/me").then().statusCode(200);
        withToken("a.b.c").get("/me").then().spec(unauthorized());
        withToken(token).get("/public/events").then().statusCode(200);
        withToken(token).get("/actuator/health").then().statusCode(200).body("components", nullValue());

        ISSUER.up();

        await().atMost(MAX_RECOVERY)
                .untilAsserted(() -> withToken(token).get("/me").then().statusCode(200));
        withToken(token).get("/events").then().statusCode(200);
    }

    @Test
    void theActorAndItsScopesAreClaims() {
        Instant end = Instant.now().plusSeconds(60).truncatedTo(ChronoUnit.SECONDS);
        JWTClaimsSet claims = ISSUER.claims().expirationTime(Date.from(end)).build();
        withToken(ISSUER.token(claims))
                .get("/me")
                .then()
                .statusCode(200)
                .body("actor", equalTo("grace"))
                .body("scopes", equalTo(List.of("events:read", "metrics:read")))
                .body("expiresAt", equalTo(end.toString()));
        withToken(ISSUER.token(claims)).get("/actuator/prometheus").then().statusCode(200);
        withToken(ISSUER.token(claims)).get("/audit/events").then().spec(forbidden("audit:read"));
    }

    static Stream<Arguments> scopes() {
        return Stream.of(
                Arguments.of("scope", "admin", TestActors.SCOPES),
                Arguments.of("scope", List.of("events:read", "events:write"), List.of("events:read", "events:write")),
                Arguments.of("scp", List.of("auditor", "offline_access"), List.of("audit:read", "events:read")),
                Arguments.of("scp", "metrics  events:erase", List.of("events:erase", "metrics:read")),
                Arguments.of("roles", "admin", List.of()),
                Arguments.of("scope", 7, List.of()));
    }

    @ParameterizedTest
    @MethodSource("scopes")
    void readsScopesAndShortFormsFromBothClaims(String claim, Object value, List<String> scopes) {
        JWTClaimsSet claims =
                ISSUER.claims().claim("scope", null).claim(claim, value).build();
        withToken(ISSUER.tokenOfEllipticCurve(claims))
                .get("/me")
                .then()
                .statusCode(200)
                .body("scopes", equalTo(scopes));
    }

    static Stream<Arguments> invalidTokens() throws JOSEException {
        Instant now = Instant.now();
        JWTClaimsSet good = ISSUER.claims().build();
        String token = ISSUER.token(good);
        byte[] publicKey = ISSUER.rsaKey().toPublicKey().getEncoded();
        String pem = "-----BEGIN PUBLIC KEY-----\n"
                + Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                        .encodeToString(publicKey)
                + "\n-----END PUBLIC KEY-----\n";
        return Stream.of(
                Arguments.of("expired", ISSUER.token(claimsUntil(now.minusSeconds(1)))),
                Arguments.of("without an end", ISSUER.token(claimsUntil(null))),
                Arguments.of(
                        "not yet valid",
                        ISSUER.token(ISSUER.claims()
                                .notBeforeTime(Date.from(now.plusSeconds(600)))
                                .build())),
                Arguments.of(
                        "of another issuer",
                        ISSUER.token(ISSUER.claims().issuer(ISSUER.uri() + "/").build())),
                Arguments.of(
                        "without an issuer",
                        ISSUER.token(ISSUER.claims().issuer(null).build())),
                Arguments.of(
                        "for another audience",
                        ISSUER.token(ISSUER.claims().audience("other").build())),
                Arguments.of(
                        "without an audience",
                        ISSUER.token(ISSUER.claims().audience((String) null).build())),
                Arguments.of(
                        "without an actor",
                        ISSUER.token(ISSUER.claims().subject(null).build())),
                Arguments.of(
                        "with a blank actor",
                        ISSUER.token(ISSUER.claims().subject(" ").build())),
                Arguments.of(
                        "with a line break in the actor",
                        ISSUER.token(ISSUER.claims().subject("a\nb").build())),
                Arguments.of("with an unknown key", ISSUER.tokenOfAnotherKey("unknown", good)),
                Arguments.of(
                        "signed with another key of the same id",
                        ISSUER.tokenOfAnotherKey(ISSUER.rsaKey().getKeyID(), good)),
                Arguments.of("without a signature", new PlainJWT(good).serialize()),
                Arguments.of("with an empty signature", token.substring(0, token.lastIndexOf('.') + 1)),
                Arguments.of("HS256 with the public key", ISSUER.tokenOfSecret(publicKey, good)),
                Arguments.of(
                        "HS256 with the public key as PEM",
                        ISSUER.tokenOfSecret(pem.getBytes(StandardCharsets.US_ASCII), good)),
                Arguments.of("with other claims than were signed", withOtherClaims(token)),
                Arguments.of("in four parts", token + ".a"),
                Arguments.of("in two parts", token.substring(0, token.lastIndexOf('.'))),
                Arguments.of("with a header that is no JSON", "a" + token));
    }

    private static JWTClaimsSet claimsUntil(Instant end) {
        return ISSUER.claims()
                .issueTime(Date.from(Instant.now().minusSeconds(3600)))
                .expirationTime(end == null ? null : Date.from(end))
                .build();
    }

    private static String withOtherClaims(String token) {
        String[] parts = token.split("\\.", -1);
        String claims = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8);
        String changed = claims.replace("events:read", "events:erase");
        assertThat(changed).isNotEqualTo(claims);
        return parts[0]
                + "."
                + Base64.getUrlEncoder().withoutPadding().encodeToString(changed.getBytes(StandardCharsets.UTF_8))
                + "."
                + parts[2];
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("invalidTokens")
    void refusesATokenThatIsNotValid(String kind, String token) {
        withToken(token).get("/me").then().spec(unauthorized());
        withToken(token).get("/public/events").then().statusCode(200);
    }

    @Test
    void aStaticTokenOfThatFormIsLookedUpFirst() {
        withToken(TestActors.TEMPORARY_TOKEN).get("/me").then().body("actor", equalTo(TestActors.TEMPORARY));
    }

    @Test
    void tokensWithUnknownKeysDoNotCauseARequestEach() {
        withToken(ISSUER.token(ISSUER.claims().build())).get("/me").then().statusCode(200);
        int before = ISSUER.requestsForKeys();
        for (int i = 0; i < 20; i++) {
            withToken(ISSUER.tokenOfAnotherKey("unknown-" + i, ISSUER.claims().build()))
                    .get("/me")
                    .then()
                    .spec(unauthorized());
        }
        assertThat(ISSUER.requestsForKeys() - before).isLessThan(10);
    }
}
