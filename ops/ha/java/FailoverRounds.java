import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;

/** Kills the primary of the rig in rounds, under writers, and prints a report in Markdown; run by {@code rounds}. */
final class FailoverRounds {

    private static final Duration WRITES_BEFORE = Duration.ofSeconds(2);
    private static final Duration WRITES_AFTER = Duration.ofSeconds(2);

    private final HaCluster cluster;
    private final NodeClient proxy;
    private final List<NodeClient> commandNodes;
    private final List<NodeClient> queryNodes;
    private final LogCheck check;
    private final List<Round> rounds = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();

    /**
     * @param killed {@code PostgreSQL} or {@code node}
     * @param sql seconds from the kill to the first bare write to PostgreSQL
     * @param service seconds from the kill to the first acknowledged write of the service
     * @param refusals requests that were repeated
     */
    private record Round(
            String killed,
            double sql,
            double service,
            List<EventWriters.Acknowledgement> acknowledgements,
            long refusals,
            LogCheck.Result result) {

        double difference() {
            return service - sql;
        }
    }

    private FailoverRounds(Path directory, Path root, String token) {
        cluster = new HaCluster(directory, root.resolve("ops/ha"));
        proxy = new NodeClient("proxy", 18080, token);
        commandNodes = List.of(new NodeClient("command-1", 18081, token), new NodeClient("command-2", 18082, token));
        queryNodes = List.of(new NodeClient("query-1", 18083, token), new NodeClient("query-2", 18084, token));
        check = new LogCheck(queryNodes, root.resolve("event-service"));
    }

    /** Arguments: the directory of the rig, the root of the repository, the number of rounds. */
    public static void main(String... arguments) throws Exception {
        Path directory = Path.of(arguments[0]);
        String token = Files.readString(directory.resolve("password")).trim();
        int exitCode = 1;
        try {
            FailoverRounds rounds = new FailoverRounds(directory, Path.of(arguments[1]), token);
            rounds.run(directory, Integer.parseInt(arguments[2]));
            exitCode = rounds.problems.isEmpty() ? 0 : 1;
        } catch (Exception e) {
            e.printStackTrace();
        }
        // Writers may still run after an exception.
        System.exit(exitCode);
    }

    private void run(Path directory, int count) throws Exception {
        try (NotificationReceiver receiver = new NotificationReceiver(18090)) {
            check.check(List.of());
            int announcedBefore = check.log().size();
            for (int i = 1; i <= count; i++) {
                Round round = round(i, i % 2 == 0);
                rounds.add(round);
                System.err.printf(
                        "Round %d: bare SQL writes after %.2f s, the service after %.2f s; lost %d, duplicates %d %s%n",
                        i, round.sql(), round.service(), round.result().lost(), round.result().duplicates(), problems);
            }
            String notifications = notifications(receiver, announcedBefore);
            printRounds(receiver);
            System.out.println(notifications);

            System.out.println("\nOne failover with asynchronous, stalled replication:\n");
            LostTail tail = new LostTail(cluster, directory, proxy, commandNodes, queryNodes, check);
            tail.run().forEach(line -> System.out.println("- " + line));
            problems.addAll(tail.problems());
            System.out.println(notifications(receiver, announcedBefore));
            problems.forEach(problem -> System.out.println("- PROBLEM: " + problem));
        }
    }

    private Round round(int number, boolean wholeNode) throws Exception {
        HaCluster.Database primary = cluster.awaitHealthy(true);
        EventWriters writers = new EventWriters(proxy, "round-" + System.currentTimeMillis() / 1000);
        Thread.sleep(WRITES_BEFORE);
        long killedAt = System.nanoTime();
        if (wholeNode) {
            cluster.killNode(primary);
        } else {
            cluster.killPostgres(primary);
        }
        long killed = System.nanoTime();
        CompletableFuture<Long> sql = SqlProbe.firstWrite();
        EventWriters.Acknowledgement first = writers.awaitSentAfter(killed);
        double sqlSeconds = secondsBetween(killedAt, sql.get());
        Thread.sleep(WRITES_AFTER);
        writers.stop();
        if (wholeNode) {
            cluster.startMissing();
        }
        LogCheck.Result result = check.check(writers.acknowledgements());
        result.problems().forEach(problem -> problems.add("Round " + number + ": " + problem));
        writers.problems().forEach(problem -> problems.add("Round " + number + ": " + problem));
        return new Round(
                wholeNode ? "node" : "PostgreSQL",
                sqlSeconds,
                secondsBetween(killedAt, first.acknowledgedAt()),
                writers.acknowledgements(),
                writers.refusals(),
                result);
    }

    /** Seconds from an acknowledgement of the round to its notification, at most; ignores what did not arrive. */
    private double longestDelay(Round round, NotificationReceiver receiver) {
        double longest = 0;
        for (EventWriters.Acknowledgement acknowledgement : round.acknowledgements()) {
            LogCheck.Entry entry = check.of(acknowledgement);
            if (entry != null && entry.announcement() != null && receiver.has(entry.announcement())) {
                longest = Math.max(
                        longest,
                        secondsBetween(acknowledgement.acknowledgedAt(), receiver.arrival(entry.announcement())));
            }
        }
        return longest;
    }

    static double secondsBetween(long startNanos, long endNanos) {
        return (endNanos - startNanos) / 1e9;
    }

    /** Waits until the notifications of all domain events beyond the position have arrived. */
    private String notifications(NotificationReceiver receiver, long after) throws InterruptedException {
        List<String> expected = check.log().stream()
                .filter(entry -> entry.position() > after)
                .map(LogCheck.Entry::announcement)
                .filter(Objects::nonNull)
                .toList();
        try {
            HaCluster.await("All notifications", () -> expected.stream().allMatch(receiver::has));
        } catch (TimeoutException e) {
            problems.add("Notifications are lost");
        }
        long lost = expected.stream().filter(announcement -> !receiver.has(announcement)).count();
        return "- Notifications: " + expected.size() + ", lost: " + lost + ", deliveries repeated: "
                + receiver.repeats();
    }

    private void printRounds(NotificationReceiver receiver) {
        System.out.println("| round | killed | bare SQL writes after | the service writes after | difference |"
                + " acknowledged | repeated requests | lost | duplicates | longest delay of a notification |");
        System.out.println("|---|---|---|---|---|---|---|---|---|---|");
        for (int i = 0; i < rounds.size(); i++) {
            Round round = rounds.get(i);
            System.out.printf(
                    "| %d | %s | %.2f s | %.2f s | %.2f s | %d | %d | %d | %d | %.1f s |%n",
                    i + 1,
                    round.killed(),
                    round.sql(),
                    round.service(),
                    round.difference(),
                    round.acknowledgements().size(),
                    round.refusals(),
                    round.result().lost(),
                    round.result().duplicates(),
                    longestDelay(round, receiver));
        }
        System.out.printf(
                "%n- Greatest difference: %.2f s, acknowledged: %d, lost: %d, duplicates: %d%n",
                rounds.stream().mapToDouble(Round::difference).max().orElse(0),
                rounds.stream().mapToLong(round -> round.acknowledgements().size()).sum(),
                rounds.stream().mapToLong(round -> round.result().lost()).sum(),
                rounds.stream().mapToLong(round -> round.result().duplicates()).sum());
    }
}
