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

/** All successful changes of the notes of one Event since its creation. */
public record AcceptedChanges(String id, List<HttpResult> results) {

    private static final Duration MAX_VISIBILITY_DELAY = Duration.ofSeconds(2);

    /**
     * Asserts that each change has its own version without gaps, that the history contains the notes of each version,
     * and that every node returns the last one.
     */
    public void verify(ServiceProcess... nodes) throws IOException {
        Map<Long, String> notesByVersion =
                results.stream().collect(Collectors.toMap(HttpResult::version, AcceptedChanges::notes));
        Set<Long> versions = LongStream.rangeClosed(1, results.size()).boxed().collect(Collectors.toSet());
        assertThat(notesByVersion).containsOnlyKeys(versions);
        for (ServiceProcess node : nodes) {
            assertThat(notesInHistory(node)).isEqualTo(notesByVersion);
            Awaitility.await().atMost(MAX_VISIBILITY_DELAY).untilAsserted(() -> {
                HttpResult current = node.client().read(id);
                assertThat(current.version()).isEqualTo(results.size());
                assertThat(notes(current)).isEqualTo(notesByVersion.get(current.version()));
            });
        }
    }

    private Map<Long, String> notesInHistory(ServiceProcess node) throws IOException {
        return node.client()
                .get("/events/" + id + "/history?after=0&limit=1000")
                .expect(200)
                .json()
                .get("entries")
                .valueStream()
                .collect(Collectors.toMap(
                        entry -> entry.get("version").longValue(),
                        entry -> entry.at("/changes/internalNotes/to").stringValue()));
    }

    private static String notes(HttpResult result) {
        return result.json().get("internalNotes").stringValue();
    }
}
