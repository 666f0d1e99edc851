package com.ticketing.events.app.pages.visitor;

import static org.assertj.core.api.Assertions.assertThat;

import com.ticketing.events.app.support.BlackBoxTest;
import com.ticketing.events.app.support.EventBody;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Size of a page with its scripts and style sheets. */
class PageWeightIT extends BlackBoxTest {

    private static final int MAX_BYTES = 100_000;
    private static final int MAX_COMPRESSED_BYTES = 30_000;
    private static final Pattern LINK =
            Pattern.compile("(?:href|src)=\"([^\"]+[.](?:css|js))\"|from \"([^\"]+[.]js)\"");

    private final HttpClient client = HttpClient.newHttpClient();

    @AfterEach
    void closeClient() {
        client.close();
    }

    @Test
    void aFullListStaysWithinItsBudget() throws Exception {
        String location = EventBody.unique("Weight").replace(' ', '-');
        for (int n = 0; n < 20; n++) {
            create(EventBody.at("Kongresshalle am Alexanderplatz, Berlin, Germany, " + location)
                    .with("title", "International Conference on Software Architecture " + n)
                    .with("status", "PUBLISHED"));
        }
        assertWithinBudget("/?location=" + location);
    }

    @Test
    void thePageOfAnEventStaysWithinItsBudget() throws Exception {
        assertWithinBudget("/e/" + create(EventBody.withStatus("PUBLISHED")));
    }

    private void assertWithinBudget(String page) throws Exception {
        Set<URI> files = new LinkedHashSet<>();
        collect(uri(page), files);
        assertThat(files).hasSizeGreaterThan(5);
        assertThat(bytes(files, "identity")).isLessThan(MAX_BYTES);
        assertThat(bytes(files, "gzip")).isLessThan(MAX_COMPRESSED_BYTES);
    }

    /** The file, and those that it links to or imports. */
    private void collect(URI file, Set<URI> files) throws IOException, InterruptedException {
        if (!files.add(file)) {
            return;
        }
        Matcher links = LINK.matcher(new String(get(file, "identity"), StandardCharsets.UTF_8));
        while (links.find()) {
            collect(file.resolve(links.group(1) == null ? links.group(2) : links.group(1)), files);
        }
    }

    private int bytes(Set<URI> files, String coding) throws IOException, InterruptedException {
        int bytes = 0;
        for (URI file : files) {
            bytes += get(file, coding).length;
        }
        return bytes;
    }

    private byte[] get(URI file, String coding) throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(file).header("Accept-Encoding", coding).build();
        HttpResponse<byte[]> response = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
        assertThat(response.statusCode()).as(file.toString()).isEqualTo(200);
        return response.body();
    }
}
