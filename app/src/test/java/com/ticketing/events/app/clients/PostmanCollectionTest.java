package com.ticketing.events.app.clients;

import static org.assertj.core.api.Assertions.assertThat;

import com.ticketing.events.app.build.Checkout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The collection in {@code docs/clients} is the one that is generated from the API document. */
class PostmanCollectionTest {

    static final String FILE = "docs/clients/event-service.postman_collection.json";

    @Test
    void theCollectionIsUpToDate() throws IOException {
        Path generated = Path.of("target", Path.of(FILE).getFileName().toString());
        Files.writeString(generated, PostmanCollection.json());
        assertThat(Checkout.root().resolve(FILE))
                .as("If the API document has changed: cp app/%s %s", generated, FILE)
                .hasSameTextualContentAs(generated);
    }
}
