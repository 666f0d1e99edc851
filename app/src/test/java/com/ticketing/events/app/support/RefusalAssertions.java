package com.ticketing.events.app.support;

import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.startsWith;

import io.restassured.builder.ResponseSpecBuilder;
import io.restassured.specification.ResponseSpecification;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.hamcrest.FeatureMatcher;
import org.hamcrest.Matcher;

/** Response specifications of refused requests: status, error envelope, {@code no-store} and request id. */
public final class RefusalAssertions {

    private RefusalAssertions() {}

    public static ResponseSpecification refused(int status, String code) {
        return envelope(status, code).build();
    }

    public static ResponseSpecification unauthorized() {
        return envelope(401, "UNAUTHORIZED")
                .expectHeader("WWW-Authenticate", startsWith("Bearer"))
                .build();
    }

    public static ResponseSpecification forbidden(String missingScope) {
        return envelope(403, "FORBIDDEN")
                .expectHeader(
                        "WWW-Authenticate",
                        equalTo("Bearer error=\"insufficient_scope\", scope=\"" + missingScope + "\""))
                .build();
    }

    public static ResponseSpecification notFound() {
        return refused(404, "NOT_FOUND");
    }

    public static ResponseSpecification methodNotAllowed() {
        return envelope(405, "METHOD_NOT_ALLOWED")
                .expectHeader("Allow", notNullValue(String.class))
                .build();
    }

    public static ResponseSpecification preconditionFailed() {
        return refused(412, "PRECONDITION_FAILED");
    }

    /** A validation error for any fields. */
    public static ResponseSpecification invalid() {
        return refused(400, "VALIDATION_ERROR");
    }

    /** A validation error for exactly these fields. */
    public static ResponseSpecification invalid(String... fields) {
        return envelope(400, "VALIDATION_ERROR")
                .expectBody(is("fields", Envelope::fields, equalTo(Set.of(fields))))
                .build();
    }

    /** A validation error for exactly this field with a message that contains all these words. */
    public static ResponseSpecification invalidWithMessage(String field, String... words) {
        List<Matcher<? super String>> containsEachWord = Arrays.stream(words)
                .<Matcher<? super String>>map(word -> containsString(word))
                .toList();
        return envelope(400, "VALIDATION_ERROR")
                .expectBody(is("fields", Envelope::fields, equalTo(Set.of(field))))
                .expectBody(is("messages", RefusalAssertions::messages, hasItem(allOf(containsEachWord))))
                .build();
    }

    private static List<String> messages(Envelope envelope) {
        return envelope.details().stream().map(Envelope.Violation::message).toList();
    }

    private static ResponseSpecBuilder envelope(int status, String code) {
        return new ResponseSpecBuilder()
                .expectStatusCode(status)
                .expectHeader("Content-Type", startsWith("application/json"))
                .expectHeader("X-Request-Id", notNullValue(String.class))
                .expectHeader("Cache-Control", containsString("no-store"))
                .expectBody(is("code", Envelope::code, equalTo(code)));
    }

    private static <T> Matcher<String> is(String name, Function<Envelope, T> part, Matcher<? super T> expected) {
        return new FeatureMatcher<String, T>(expected, "an envelope with " + name, name) {
            @Override
            protected T featureValueOf(String body) {
                return part.apply(Envelope.of(body));
            }
        };
    }
}
