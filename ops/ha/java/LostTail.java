import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;

/**
 * A failover that loses acknowledged writes: replication is asynchronous and stalled when the primary is killed. Checks
 * that every node shows the log of the new primary, and no mixture of both logs.
 */
final class LostTail {

    private static final Duration TAIL = Duration.ofSeconds(3);
    private static final double MAX_SECONDS = 10;
    private static final String ADOPTED = "is not the one that this node has followed";

    private final HaCluster cluster;
    private final Path directory;
    private final NodeClient proxy;
    private final List<NodeClient> commandNodes;
    private final List<NodeClient> queryNodes;
    private final LogCheck check;
    private final List<String> problems = Collections.synchronizedList(new ArrayList<>());

    /** The totals that a query node lists from the kill on, without repetitions. */
    private final Map<NodeClient, ConcurrentLinkedQueue<Long>> totals = new ConcurrentHashMap<>();

    private volatile boolean sampled;

    LostTail(
            HaCluster cluster,
            Path directory,
            NodeClient proxy,
            List<NodeClient> commandNodes,
            List<NodeClient> queryNodes,
            LogCheck check) {
        this.cluster = cluster;
        this.directory = directory;
        this.proxy = proxy;
        this.commandNodes = commandNodes;
        this.queryNodes = queryNodes;
        this.check = check;
    }

    /** Returns the lines of the report. */
    List<String> run() throws Exception {
        cluster.setSynchronous(false);
        HaCluster.Database primary = cluster.awaitHealthy(false);
        Map<NodeClient, Long> adoptedBefore = adoptions();
        EventWriters writers = new EventWriters(proxy, "tail-" + System.currentTimeMillis() / 1000);
        Thread.sleep(TAIL);
        cluster.stopReplication(primary);
        Thread.sleep(TAIL);
        long listedBefore = LogCheck.total(queryNodes.getFirst(), "0");
        cluster.killNode(primary);
        writers.abandon();
        List<Thread> samplers = queryNodes.stream().map(this::sample).toList();
        long writable = SqlProbe.firstWrite().get();

        Set<String> truth = Set.copyOf(SqlProbe.query("select distinct event_id from domain_event"));
        long head = Long.parseLong(
                SqlProbe.query("select position from domain_event_end").getFirst());
        List<EventWriters.Acknowledgement> lost = writers.acknowledgements().stream()
                .filter(write -> write.position() > head)
                .toList();
        Map<NodeClient, Double> seconds = new LinkedHashMap<>();
        for (NodeClient node : queryNodes) {
            HaCluster.await(node + " with the new log", () -> LogCheck.total(node, "0") == truth.size());
            seconds.put(node, FailoverRounds.secondsBetween(writable, System.nanoTime()));
        }
        String survivor = survivor(writers, lost);
        for (NodeClient node : commandNodes) {
            HaCluster.await(node + " with the new log", () -> annotate(node, survivor).statusCode() == 200);
            seconds.put(node, FailoverRounds.secondsBetween(writable, System.nanoTime()));
        }
        for (NodeClient node : queryNodes) {
            refusesPositionBeyondHead(node, lost);
        }
        Set<String> lostEvents = lost.stream()
                .map(EventWriters.Acknowledgement::eventId)
                .filter(event -> !truth.contains(event))
                .collect(Collectors.toSet());
        for (String event : lostEvents) {
            expect404(event);
        }
        sampled = true;
        for (Thread sampler : samplers) {
            sampler.join();
        }
        totals.forEach((node, listed) -> mustBeOneChange(node, List.copyOf(listed), truth.size()));
        adoptions().forEach((node, count) -> {
            long lines = count - adoptedBefore.get(node);
            if (lines != (hadLostTail(node, truth.size()) ? 1 : 0)) {
                problems.add(node + " has logged " + lines + " lines");
            }
        });
        continueOnNewLog();

        List<String> report = new ArrayList<>();
        report.add("Writes acknowledged and lost: " + lost.size() + ", " + lostEvents.size() + " of them creations"
                + "; Events listed before: " + listedBefore + ", in the new log: " + truth.size());
        seconds.forEach((node, time) -> {
            report.add("%s shows the new log after %.1f s".formatted(node, time));
            if (time > MAX_SECONDS) {
                problems.add(node + " took too long");
            }
        });
        report.add("Totals listed by the query nodes meanwhile: " + totals);
        if (problems.isEmpty()) {
            report.add("No mixture, no lost Event served, positions beyond the head are 503, one log line a node");
        }
        return report;
    }

    List<String> problems() {
        return problems;
    }

    private Thread sample(NodeClient node) {
        totals.put(node, new ConcurrentLinkedQueue<>());
        return Thread.ofPlatform().start(() -> {
            long last = -1;
            while (!sampled) {
                try {
                    long total = LogCheck.total(node, "0");
                    if (total >= 0 && total != last) {
                        totals.get(node).add(total);
                        last = total;
                    }
                    Thread.sleep(20);
                } catch (IOException | InterruptedException e) {
                    problems.add(node + ": " + e);
                }
            }
        });
    }

    /** Whether the node had followed the former log to its end; a query node on the standby had not. */
    private boolean hadLostTail(NodeClient node, long truth) {
        return !totals.containsKey(node) || totals.get(node).peek() != truth;
    }

    /** The former log was complete on the node before the kill, and so its total changes once at most. */
    private void mustBeOneChange(NodeClient node, List<Long> listed, long expected) {
        if (listed.size() > 2 || listed.getLast() != expected) {
            problems.add(node + " listed " + listed + " Events, expected one change to " + expected);
        }
    }

    private void refusesPositionBeyondHead(NodeClient node, List<EventWriters.Acknowledgement> lost)
            throws IOException, InterruptedException {
        String position = Long.toString(
                lost.stream().mapToLong(EventWriters.Acknowledgement::position).max().orElseThrow());
        HttpResponse<String> response = node.get("/events?limit=1", "Event-Log-Position", position);
        if (response.statusCode() != 503 || response.headers().firstValue("Retry-After").isEmpty()) {
            problems.add(node + " responds with " + response.statusCode() + " to a lost position");
        }
    }

    /** An Event whose last version is in the new log. */
    private static String survivor(EventWriters writers, List<EventWriters.Acknowledgement> lost) {
        Set<String> touched =
                lost.stream().map(EventWriters.Acknowledgement::eventId).collect(Collectors.toSet());
        return writers.acknowledgements().stream()
                .map(EventWriters.Acknowledgement::eventId)
                .filter(event -> !touched.contains(event))
                .findFirst()
                .orElseThrow();
    }

    private static HttpResponse<String> annotate(NodeClient node, String event)
            throws IOException, InterruptedException {
        return node.send("PATCH", "/events/" + event, "{\"internalNotes\":\"" + node + "\"}");
    }

    private void expect404(String event) throws IOException, InterruptedException {
        for (NodeClient node : queryNodes) {
            if (node.status("/events/" + event) != 404) {
                problems.add(node + " serves " + event + ", which is lost");
            }
        }
        for (NodeClient node : commandNodes) {
            if (annotate(node, event).statusCode() != 404) {
                problems.add(node + " changes " + event + ", which is lost");
            }
        }
    }

    private Map<NodeClient, Long> adoptions() throws IOException {
        Map<NodeClient, Long> lines = new LinkedHashMap<>();
        for (NodeClient node : commandNodes) {
            lines.put(node, adoptions(node));
        }
        for (NodeClient node : queryNodes) {
            lines.put(node, adoptions(node));
        }
        return lines;
    }

    private long adoptions(NodeClient node) throws IOException {
        try (var lines = Files.lines(directory.resolve(node + ".log"))) {
            return lines.filter(line -> line.contains(ADOPTED)).count();
        }
    }

    /** Writes again, and compares everything that is acknowledged now with the log. */
    private void continueOnNewLog() throws Exception {
        cluster.startMissing();
        cluster.setSynchronous(true);
        check.startOver();
        EventWriters writers = new EventWriters(proxy, "after-" + System.currentTimeMillis() / 1000);
        Thread.sleep(TAIL);
        writers.stop();
        LogCheck.Result result = check.check(writers.acknowledgements());
        if (result.lost() > 0 || result.duplicates() > 0) {
            problems.add(result.lost() + " lost and " + result.duplicates() + " duplicates after the failover");
        }
        problems.addAll(result.problems());
        problems.addAll(writers.problems());
    }
}
