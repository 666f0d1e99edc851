import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Compares what was acknowledged with what the query nodes serve from the event log. Not thread-safe. */
final class LogCheck {

    private static final Set<String> ANNOUNCED = Set.of("event-created", "event-published", "event-cancelled");

    private static final Pattern ENTRY =
            Pattern.compile("\\{\"eventId\":\"([^\"]+)\",\"position\":(\\d+),\"version\":(\\d+),\"type\":\"([^\"]+)\","
                    + "\"at\":\"[^\"]+\",\"actor\":\"[^\"]+\",\"requestId\":\"([^\"]+)\"");

    /** A domain event in the audit log of a node. */
    record Entry(String eventId, long position, long version, String type, String requestId) {

        /** The notification of the domain event; null if it has none. */
        String announcement() {
            return ANNOUNCED.contains(type) ? NotificationReceiver.announcement(position, eventId, type) : null;
        }
    }

    /**
     * What a check found.
     *
     * @param lost acknowledged writes that the log does not have at their version
     * @param duplicates request ids with more than one domain event
     * @param problems those, differences between the nodes, Events that are not served in their last version, a broken
     *     chain
     */
    record Result(long lost, long duplicates, List<String> problems) {}

    private final List<NodeClient> queryNodes;
    private final Path service;

    /** The log from its beginning, as the last check read it. */
    private final List<Entry> log = new ArrayList<>();

    private final Map<String, Entry> byRequest = new HashMap<>();
    private final Map<String, Entry> lastOfEvent = new HashMap<>();

    /** @param service the launcher of the service, for {@code verify} */
    LogCheck(List<NodeClient> queryNodes, Path service) {
        this.queryNodes = queryNodes;
        this.service = service;
    }

    /** The domain events of the log. */
    List<Entry> log() {
        return log;
    }

    /** The domain event of a write; null if the log does not have it. */
    Entry of(EventWriters.Acknowledgement acknowledgement) {
        return byRequest.get(acknowledgement.requestId());
    }

    /** Forgets what was read, because the log may have been replaced. */
    void startOver() {
        log.clear();
        byRequest.clear();
        lastOfEvent.clear();
    }

    /** Reads what has been appended since the last check, and compares it with the acknowledgements; no writer runs. */
    Result check(List<EventWriters.Acknowledgement> acknowledgements) throws Exception {
        List<String> problems = new ArrayList<>();
        long duplicates = readAppended(problems);
        List<EventWriters.Acknowledgement> lost =
                acknowledgements.stream().filter(this::isLost).toList();
        lost.forEach(write -> problems.add(write + " is in the log as " + of(write)));
        for (NodeClient node : queryNodes) {
            compareEvents(node, acknowledgements, problems);
        }
        verifyChain(problems);
        return new Result(lost.size(), duplicates, problems);
    }

    private boolean isLost(EventWriters.Acknowledgement acknowledgement) {
        Entry entry = of(acknowledgement);
        return entry == null
                || !entry.eventId().equals(acknowledgement.eventId())
                || entry.version() != acknowledgement.version()
                || entry.position() > acknowledgement.position();
    }

    /** Returns the number of duplicates. */
    private long readAppended(List<String> problems) throws Exception {
        List<List<Entry>> appended = new ArrayList<>();
        HaCluster.await("The same audit log on all query nodes", () -> {
            appended.clear();
            for (NodeClient node : queryNodes) {
                appended.add(entriesAfter(node, log.size()));
            }
            return appended.stream().distinct().count() == 1;
        });
        long duplicates = 0;
        for (Entry entry : appended.getFirst()) {
            log.add(entry);
            if (entry.position() != log.size()) {
                problems.add("Position " + log.size() + " is missing");
            }
            lastOfEvent.put(entry.eventId(), entry);
            Entry former = byRequest.put(entry.requestId(), entry);
            if (former != null) {
                duplicates++;
                problems.add(entry + " repeats " + former);
            }
        }
        return duplicates;
    }

    private static List<Entry> entriesAfter(NodeClient node, long position) throws IOException, InterruptedException {
        List<Entry> entries = new ArrayList<>();
        while (true) {
            HttpResponse<String> page = node.get("/audit/events?limit=1000&after=" + (position + entries.size()));
            if (page.statusCode() != 200) {
                throw new IOException(node + ": " + page.statusCode());
            }
            int before = entries.size();
            ENTRY.matcher(page.body()).results().forEach(entry -> entries.add(new Entry(
                    entry.group(1),
                    Long.parseLong(entry.group(2)),
                    Long.parseLong(entry.group(3)),
                    entry.group(4),
                    entry.group(5))));
            if (entries.size() == before) {
                return entries;
            }
        }
    }

    /** Each Event that was written is served in its last version, and the list has as many Events as the log. */
    private void compareEvents(
            NodeClient node, List<EventWriters.Acknowledgement> acknowledgements, List<String> problems)
            throws Exception {
        String head = Long.toString(log.size());
        long listed = total(node, head);
        if (listed != lastOfEvent.size()) {
            problems.add(node + " lists " + listed + " Events, the log has " + lastOfEvent.size());
        }
        for (String eventId : acknowledgements.stream()
                .map(EventWriters.Acknowledgement::eventId)
                .distinct()
                .toList()) {
            Entry last = lastOfEvent.get(eventId);
            HttpResponse<String> event = node.get("/events/" + eventId, "Event-Log-Position", head);
            if (last != null && (event.statusCode() != 200 || NodeClient.version(event) != last.version())) {
                problems.add(node + " does not serve version " + last.version() + " of " + eventId);
            } else if (last == null && event.statusCode() != 404) {
                problems.add(node + " serves " + eventId + ", which the log does not have");
            }
        }
    }

    /** The number of Events in the list of a node that has reached the position; -1 if it does not respond with 200. */
    static long total(NodeClient node, String position) throws IOException, InterruptedException {
        HttpResponse<String> list = node.get("/events?limit=1", "Event-Log-Position", position);
        return list.statusCode() == 200
                ? Long.parseLong(list.body().replaceFirst("(?s).*\"total\":(\\d+).*", "$1"))
                : -1;
    }

    private void verifyChain(List<String> problems) throws IOException, InterruptedException {
        Process verify = new ProcessBuilder(service.toString(), "verify")
                .redirectErrorStream(true)
                .start();
        String output = new String(verify.getInputStream().readAllBytes());
        if (verify.waitFor() != 0) {
            problems.add("verify: " + output);
        }
    }
}
