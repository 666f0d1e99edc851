package com.ticketing.events.app.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.awaitility.Awaitility;

/** The changes of one event's notes that were answered with 200: all there were since its creation. */
record AcceptedChanges(String id, List<Answer> answers) {

    private static final Duration LONGEST_TO_BE_SEEN = Duration.ofSeconds(2);

    /**
     * Asserts that each change has a version of its own, that these follow on one another, that the history has them as
     * they were answered, and that every process shows the last one.
     */
    void verify(Storage storage, ServiceProcess... nodes) {
        Map<Long, String> told =
                answers.stream().collect(Collectors.toMap(Answer::version, answer -> notesIn(answer.body())));
        Set<Long> versions = LongStream.rangeClosed(1, answers.size()).boxed().collect(Collectors.toSet());
        assertThat(told).containsOnlyKeys(versions);
        assertThat(kept(storage)).isEqualTo(told);
        for (ServiceProcess node : nodes) {
            Awaitility.await().atMost(LONGEST_TO_BE_SEEN).untilAsserted(() -> {
                Answer now = node.caller().read(id);
                assertThat(now.version()).isEqualTo(answers.size());
                assertThat(notesIn(now.body())).isEqualTo(told.get(now.version()));
            });
        }
    }

    private Map<Long, String> kept(Storage storage) {
        return new LogRows(storage)
                        .query("select version, payload from domain_event where version > 0 and event_id = '" + id
                                + "'")
                        .stream()
                        .collect(Collectors.toMap(row -> Long.parseLong(row.get(0)), row -> notesIn(row.get(1))));
    }

    private static String notesIn(String json) {
        return Answer.JSON.readTree(json).get("internalNotes").stringValue();
    }
}
