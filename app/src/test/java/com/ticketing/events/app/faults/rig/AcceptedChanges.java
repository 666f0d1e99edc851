package com.ticketing.events.app.faults.rig;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.awaitility.Awaitility;

/** The changes of one event's notes that were answered with 200: all there were since its creation. */
public record AcceptedChanges(String id, List<HttpAnswer> answers) {

    private static final Duration LONGEST_TO_BE_SEEN = Duration.ofSeconds(2);

    /**
     * Asserts that each change has a version of its own, that these follow on one another, that the history has them as
     * they were answered, and that every process shows the last one.
     */
    public void verify(ServiceProcess... nodes) throws IOException {
        Map<Long, String> told =
                answers.stream().collect(Collectors.toMap(HttpAnswer::version, answer -> notesIn(answer.body())));
        Set<Long> versions = LongStream.rangeClosed(1, answers.size()).boxed().collect(Collectors.toSet());
        assertThat(told).containsOnlyKeys(versions);
        for (ServiceProcess node : nodes) {
            assertThat(kept(node)).isEqualTo(told);
            Awaitility.await().atMost(LONGEST_TO_BE_SEEN).untilAsserted(() -> {
                HttpAnswer now = node.caller().read(id);
                assertThat(now.version()).isEqualTo(answers.size());
                assertThat(notesIn(now.body())).isEqualTo(told.get(now.version()));
            });
        }
    }

    /** From the log itself, where notes are encrypted. */
    private Map<Long, String> kept(ServiceProcess node) throws IOException {
        return node.caller()
                .get("/events/" + id + "/history?after=0&limit=1000")
                .expect(200)
                .json()
                .get("entries")
                .valueStream()
                .collect(Collectors.toMap(
                        entry -> entry.get("version").longValue(),
                        entry -> entry.at("/changes/internalNotes/to").stringValue()));
    }

    private static String notesIn(String json) {
        return HttpAnswer.JSON.readTree(json).get("internalNotes").stringValue();
    }
}
