package com.ticketing.events.app.http;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.ticketing.events.EventStatus;
import com.ticketing.events.error.ErrorCode;
import io.swagger.v3.core.util.Yaml31;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class OpenApiDocumentTest {

    private static final Pattern YEAR = Pattern.compile("\\b(\\d{4})-\\d{2}-\\d{2}");

    private static JsonNode tree;
    private static OpenAPI model;

    @BeforeAll
    static void read() throws IOException {
        try (InputStream document = OpenApiDocumentTest.class.getResourceAsStream("/openapi.yaml")) {
            tree = Yaml31.mapper().readTree(document);
        }
        model = Yaml31.mapper().treeToValue(tree, OpenAPI.class);
    }

    @Test
    void describesEveryOperationOnce() {
        assertThat(operations().keySet())
                .containsExactlyInAnyOrder(
                        "POST /events",
                        "GET /events",
                        "POST /events/import",
                        "GET /events/{id}",
                        "PATCH /events/{id}",
                        "DELETE /events/{id}",
                        "PUT /events/{id}/details",
                        "PUT /events/{id}/publication",
                        "DELETE /events/{id}/publication",
                        "PUT /events/{id}/cancellation",
                        "DELETE /events/{id}/personal-data",
                        "GET /events/{id}/history",
                        "GET /audit/events",
                        "GET /audit/checkpoint",
                        "GET /audit/verify",
                        "GET /notifications",
                        "POST /notifications/{position}/{channel}/redeliver",
                        "GET /notifications/channels",
                        "POST /notifications/channels/{channel}/redeliver",
                        "GET /projections",
                        "GET /projections/{name}",
                        "POST /projections/{name}/rebuild",
                        "GET /me",
                        "GET /public/events",
                        "GET /public/locations",
                        "GET /public/changes",
                        "GET /public/events.ics",
                        "GET /public/events/{id}",
                        "GET /public/events/{id}.ics",
                        "GET /public/events/{id}/summary");
        assertThat(operations().values())
                .extracting(Operation::getOperationId)
                .doesNotContainNull()
                .doesNotHaveDuplicates();
    }

    @Test
    void resolvesEveryReference() {
        List<String> references = tree.findValuesAsText("$ref");

        assertThat(references)
                .isNotEmpty()
                .allSatisfy(reference ->
                        assertThat(resolve(reference)).as(reference).isNotNull());
    }

    @Test
    void documentsTheErrorEnvelopeOfEveryErrorResponse() {
        assertThat(operationTrees()).allSatisfy((name, operation) -> {
            var errors = operation.get("responses").properties().stream()
                    .filter(response -> Integer.parseInt(response.getKey()) >= 400)
                    .toList();
            assertThat(errors).as(name).anyMatch(response -> response.getKey().startsWith("4"));
            assertThat(errors).as(name).allSatisfy(response -> {
                List<JsonNode> examples =
                        examples(dereferenced(response.getValue()).at("/content/application~1json"));
                assertThat(examples).as(response.getKey()).isNotEmpty().allSatisfy(example -> {
                    JsonNode error = example.get("error");
                    ErrorCode code = ErrorCode.valueOf(error.get("code").asText());
                    assertThat(response.getKey()).isEqualTo(Integer.toString(code.status()));
                    assertThat(error.get("message").asText()).isNotBlank();
                    assertThat(error.get("details").isArray()).isTrue();
                });
            });
        });
    }

    @Test
    void hasAnExampleForEveryBody() {
        assertThat(operationTrees()).allSatisfy((name, operation) -> {
            Stream<JsonNode> bodies = Stream.concat(
                    Stream.of(operation.path("requestBody")),
                    operation.get("responses").valueStream().map(OpenApiDocumentTest::dereferenced));
            assertThat(bodies.flatMap(body -> body.path("content").valueStream()))
                    .as(name)
                    .allSatisfy(content -> assertThat(examples(content)).isNotEmpty());
        });
    }

    @Test
    void documentsTheRequestIdOfEveryResponse() {
        assertThat(operationTrees())
                .allSatisfy((name, operation) -> assertThat(operation.get("responses"))
                        .as(name)
                        .allSatisfy(response -> assertThat(dereferenced(response)
                                        .at("/headers/X-Request-Id")
                                        .isMissingNode())
                                .isFalse()));
    }

    @Test
    void documentsTheRateLimitOfEveryOperation() {
        assertThat(operationTrees()).allSatisfy((name, operation) -> {
            JsonNode headers = dereferenced(operation.at("/responses/429")).path("headers");
            assertThat(headers.properties())
                    .as(name)
                    .extracting(Map.Entry::getKey)
                    .contains("Retry-After", "RateLimit-Policy", "RateLimit");
        });
    }

    @Test
    void requiresATokenExceptOnPublicPaths() {
        assertThat(model.getSecurity())
                .singleElement()
                .satisfies(scheme -> assertThat(scheme).containsOnlyKeys("token"));
        assertThat(operations()).allSatisfy((name, operation) -> {
            if (name.contains("/public/")) {
                assertThat(operation.getSecurity()).isEmpty();
                assertThat(operation.getResponses()).doesNotContainKey("401");
            } else {
                assertThat(operation.getSecurity()).as(name).singleElement().satisfies(scheme -> {
                    assertThat(scheme).containsOnlyKeys("token");
                    assertThat(operation.getResponses().containsKey("403"))
                            .as(name)
                            .isEqualTo(!scheme.get("token").isEmpty());
                });
                assertThat(operation.getResponses()).containsKey("401");
            }
        });
    }

    @Test
    void containsNoPrivateFieldOnPublicPaths() {
        assertThat(operationTrees()).allSatisfy((name, operation) -> {
            if (name.contains("/public/")) {
                assertThat(operation.toString()).doesNotContain("internalNotes", "createdBy", "updatedAt", "DRAFT");
            }
        });
        assertThat(tree.at("/components/schemas/PublicEvent/properties").properties())
                .extracting(Map.Entry::getKey)
                .containsExactly("id", "title", "startAt", "endAt", "location", "status", "isUpcoming");
    }

    @Test
    void listsAllStatuses() {
        assertThat(tree.at("/components/schemas/EventStatus/enum").valueStream().map(JsonNode::asText))
                .containsExactlyElementsOf(
                        Stream.of(EventStatus.values()).map(Enum::name).toList());
    }

    @Test
    void containsOnlyDatesInTheFarFuture() {
        assertThat(YEAR.matcher(tree.toString()).results().map(result -> Integer.valueOf(result.group(1))))
                .isNotEmpty()
                .allMatch(year -> year >= 2099);
    }

    @Test
    void givesEveryOperationASummaryADescriptionAndADeclaredTag() {
        List<String> tags = model.getTags().stream().map(tag -> tag.getName()).toList();
        assertThat(operations()).allSatisfy((name, operation) -> {
            assertThat(operation.getSummary()).as(name).isNotBlank();
            assertThat(operation.getDescription()).as(name).isNotBlank();
            assertThat(operation.getTags()).as(name).hasSize(1).isSubsetOf(tags);
        });
    }

    /** Swagger UI sends the example of a parameter unless it is deleted. */
    @Test
    void hasNoExampleOfAnOptionalParameter() {
        List<JsonNode> optional = operationTrees().entrySet().stream()
                .flatMap(operation -> operation.getValue().path("parameters").valueStream())
                .map(OpenApiDocumentTest::dereferenced)
                .filter(parameter -> !parameter.path("required").asBoolean())
                .toList();
        assertThat(optional).hasSizeGreaterThan(50).allSatisfy(parameter -> {
            JsonNode schema = dereferenced(parameter.get("schema"));
            assertThat(Stream.of(parameter, schema, dereferenced(schema.path("items"))))
                    .as(parameter.get("name").asText())
                    .noneMatch(node -> node.has("example") || node.has("examples"));
        });
    }

    /** OpenAPI ignores them; the media types of a response state what {@code Accept} selects. */
    @Test
    void declaresNoHeaderThatOpenApiIgnores() {
        assertThat(operationTrees())
                .allSatisfy((name, operation) -> assertThat(operation.path("parameters"))
                        .as(name)
                        .extracting(OpenApiDocumentTest::dereferenced)
                        .noneMatch(parameter -> parameter.get("in").asText().equals("header")
                                && List.of("Accept", "Content-Type", "Authorization")
                                        .contains(parameter.get("name").asText())));
    }

    /** Generators of TypeScript make a field with a default mandatory. */
    @Test
    void statesNoDefaultInASchema() {
        assertThat(tree.at("/components/schemas").findValues("default")).isEmpty();
    }

    /** OpenAPI 3.1 has no schema for the lines of JSON lines and for the events of a stream. */
    @Test
    void refersToEverySchemaExceptThoseOfStreams() {
        List<String> references = tree.findValuesAsText("$ref");
        assertThat(tree.at("/components/schemas").properties())
                .extracting(Map.Entry::getKey)
                .filteredOn(name -> !references.contains("#/components/schemas/" + name))
                .containsExactlyInAnyOrder("ImportedLine", "SummaryEnd");
    }

    @Test
    void describesTheRequestHeadersAndResponsesOfAWebhook() {
        JsonNode webhook = tree.at("/webhooks/notification/post");
        assertThat(webhook.get("parameters")
                        .valueStream()
                        .map(header -> header.get("name").asText()))
                .containsExactly(
                        "webhook-id",
                        "webhook-timestamp",
                        "webhook-signature",
                        "Idempotency-Key",
                        "X-Webhook-Timestamp",
                        "X-Webhook-Signature");
        assertThat(webhook.get("responses").properties())
                .extracting(Map.Entry::getKey)
                .containsExactlyInAnyOrder("2XX", "410", "default");
        assertThat(model.getWebhooks()).containsOnlyKeys("notification");
    }

    private static Map<String, Operation> operations() {
        return model.getPaths().entrySet().stream()
                .flatMap(path -> path.getValue().readOperationsMap().entrySet().stream()
                        .map(operation -> Map.entry(operation.getKey() + " " + path.getKey(), operation.getValue())))
                .collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static Map<String, JsonNode> operationTrees() {
        return operations().keySet().stream().collect(toMap(name -> name, name -> {
            String[] methodAndPath = name.split(" ", 2);
            return tree.get("paths").get(methodAndPath[1]).get(methodAndPath[0].toLowerCase(Locale.ROOT));
        }));
    }

    private static List<JsonNode> examples(JsonNode content) {
        List<JsonNode> examples = new ArrayList<>();
        content.path("examples").forEach(example -> examples.add(example.get("value")));
        if (content.has("example")) {
            examples.add(content.get("example"));
        }
        return examples;
    }

    private static JsonNode dereferenced(JsonNode node) {
        return node.has("$ref") ? resolve(node.get("$ref").asText()) : node;
    }

    private static JsonNode resolve(String reference) {
        JsonNode target = tree.at(reference.substring(1));
        return reference.startsWith("#/") && !target.isMissingNode() ? target : null;
    }
}
