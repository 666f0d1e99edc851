package com.ticketing.events.app.summary.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.ticketing.events.EventStatus;
import com.ticketing.events.app.summary.model.ModelEndpoint;
import com.ticketing.events.query.catalog.CatalogEntry;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Two nodes that share the texts of a model in a real Redis. */
@Timeout(60)
@ExtendWith(RedisCondition.class)
class SharedSummariesIT {

    private static final String TEXT = "events:summary:text:";
    private static final String LOCK = "events:summary:lock:";

    @TempDir
    private static Path directory;

    private static ModelEndpoint model;
    private static RedisProcess redis;
    private static List<SummaryNode> nodes;

    private final UUID id = UUID.randomUUID();

    @BeforeAll
    static void start() throws IOException {
        model = new ModelEndpoint();
        redis = new RedisProcess(directory);
        Map<String, String> settings = Map.of(
                "events.summary.generator", "model",
                "events.summary.model.base-url", model.baseUrl(),
                "events.summary.model.first-chunk-timeout", "20s",
                "events.summary.chunk-delay", "0",
                "events.summary.redis.url", redis.url(),
                "events.summary.redis.timeout", "300ms",
                "events.summary.redis.max-wait", "1s");
        nodes = List.of(new SummaryNode(settings), new SummaryNode(settings));
        await("connections before the first reader").until(SharedSummariesIT::areSubscribed);
    }

    private static boolean areSubscribed() throws IOException {
        return redis.command("PUBSUB NUMSUB events:summary:removed").contains(":2\r\n");
    }

    @AfterAll
    static void stop() {
        nodes.forEach(SummaryNode::close);
        redis.close();
        model.close();
    }

    @BeforeEach
    void showTheEventAndAwaitRedis() {
        for (SummaryNode node : nodes) {
            node.put(entry(id, 0));
            await().until(() -> {
                UUID other = UUID.randomUUID();
                node.put(entry(other, 0));
                node.read(other);
                return isAvailable(node);
            });
        }
        await().until(SharedSummariesIT::areSubscribed);
    }

    @Test
    void generateOnceForTheReadersOfAllNodes() throws Exception {
        int requests = model.requests();
        List<Future<SummaryNode.Received>> readers = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 10; i++) {
                SummaryNode node = nodes.get(i % nodes.size());
                readers.add(threads.submit(() -> node.read(id)));
            }
            SummaryNode.Received first = readers.getFirst().get();
            assertThat(first.text()).startsWith("The model announces");
            for (Future<SummaryNode.Received> reader : readers) {
                assertThat(reader.get()).isEqualTo(first);
            }
        }
        assertThat(model.requests()).isEqualTo(requests + 1);
        assertThat(nodes).allMatch(node -> node.head(id).cache().equals("HIT"));
    }

    @Test
    void removeATextOnAllNodesIfOneRemovesIt() throws IOException {
        String key = readOnBoth();
        assertThat(redis.command("EXISTS " + TEXT + key)).startsWith(":1");
        nodes.getFirst().put(entry(id, 1));
        nodes.getFirst().read(id);
        await().until(() -> nodes.getLast().head(id).cache().equals("MISS"));
        assertThat(redis.command("EXISTS " + TEXT + key)).startsWith(":0");
    }

    @Test
    void generateAloneWhileRedisIsAway() {
        redis.kill();
        int requests = model.requests();
        readOnBoth();
        assertThat(model.requests()).isEqualTo(requests + 2);
        assertThat(nodes).noneMatch(SharedSummariesIT::isAvailable);
        redis.restart();
    }

    @Test
    void generateAloneAndWithoutDelayWhileRedisHangs() throws Exception {
        redis.freeze();
        try {
            long start = System.nanoTime();
            readOnBoth();
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
            assertThat(nodes).noneMatch(SharedSummariesIT::isAvailable);
        } finally {
            redis.thaw();
        }
    }

    @Test
    void useTheTemplateWhileANodeThatHasCrashedHoldsTheLock() throws IOException {
        String key = keyOf(nodes.getFirst());
        redis.command("SET " + LOCK + key + " another-node");
        assertThat(nodes.getFirst().read(id).text()).doesNotContain("The model").contains("Jazz Night");
        redis.command("DEL " + LOCK + key);
        assertThat(nodes.getFirst().read(id).text()).startsWith("The model announces");
    }

    @Test
    void ignoreAValueThatIsNoSummary() throws IOException {
        for (String value : List.of("garbage", "[]", "[null]", "[\"one\"]", "[\"evil\\ndata: text\"]")) {
            UUID each = UUID.randomUUID();
            nodes.getFirst().put(entry(each, 0));
            String key = nodes.getFirst().head(each).tag().replace("\"", "");
            redis.command("SET " + TEXT + key + " '" + value + "'");
            assertThat(nodes.getFirst().read(each).text()).startsWith("The model announces");
        }
    }

    @Test
    void ignoreARemovalThatNamesNoKey() throws IOException {
        readOnBoth();
        redis.command("PUBLISH events:summary:removed garbage");
        assertThat(nodes.getFirst().head(id).cache()).isEqualTo("HIT");
    }

    /** Returns the key. */
    private String readOnBoth() {
        for (SummaryNode node : nodes) {
            assertThat(node.read(id).text()).startsWith("The model announces");
        }
        return keyOf(nodes.getFirst());
    }

    private String keyOf(SummaryNode node) {
        return node.head(id).tag().replace("\"", "");
    }

    private static boolean isAvailable(SummaryNode node) {
        return node.metric("events.summary.shared.available") == 1;
    }

    /** A word of letters, because the rules of a text forbid long numbers. */
    private static String letters(UUID id) {
        return id.toString()
                .chars()
                .map(digit -> 'a' + Character.digit(digit, 16) + 1)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /** An Event with a text of its own. */
    private static CatalogEntry entry(UUID id, long version) {
        return new CatalogEntry(
                id,
                "Jazz Night " + letters(id) + (version == 0 ? "" : " moved"),
                Instant.parse("2031-06-14T18:00:00Z"),
                Instant.parse("2031-06-14T23:00:00Z"),
                "Blue Note",
                EventStatus.PUBLISHED,
                null,
                null,
                null,
                null,
                false,
                Instant.EPOCH,
                version);
    }
}
