package com.ticketing.events.app.summary;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Summary parsed from the events of its stream.
 *
 * @param chunks the unnamed events, in order
 * @param doneId the id of the last event, {@code done}
 * @param done the data of that event
 */
record ReceivedSummary(List<Chunk> chunks, int doneId, String done) {

    private static final String RETRY = "retry: 3000\n\n";
    private static final Pattern CHUNK = Pattern.compile("id: (\\d+)\ndata: ([^\n]*)\n\n");
    private static final Pattern DONE = Pattern.compile("id: (\\d+)\nevent: done\ndata: ([^\n]*)\n\n");

    record Chunk(int id, String text) {

        int tokens() {
            return text.strip().split(" ", -1).length;
        }
    }

    /** Parses a stream that must consist of an optional retry time, chunks and one {@code done}. */
    static ReceivedSummary of(HttpResponse<String> response) {
        assertThat(response.statusCode()).isEqualTo(200);
        String body = response.body();
        int at = body.startsWith(RETRY) ? RETRY.length() : 0;
        List<Chunk> chunks = new ArrayList<>();
        Matcher chunk = CHUNK.matcher(body);
        while (chunk.region(at, body.length()).lookingAt()) {
            chunks.add(new Chunk(Integer.parseInt(chunk.group(1)), chunk.group(2)));
            at = chunk.end();
        }
        Matcher done = DONE.matcher(body).region(at, body.length());
        assertThat(done.matches()).as(body).isTrue();
        return new ReceivedSummary(List.copyOf(chunks), Integer.parseInt(done.group(1)), done.group(2));
    }

    String text() {
        return chunks.stream().map(Chunk::text).collect(Collectors.joining());
    }

    int tokens() {
        return chunks.stream().mapToInt(Chunk::tokens).sum();
    }
}
