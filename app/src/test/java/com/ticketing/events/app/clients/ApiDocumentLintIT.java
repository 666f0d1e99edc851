package com.ticketing.events.app.clients;

import static org.assertj.core.api.Assertions.assertThat;

import com.ticketing.events.app.support.BlackBoxTest;
import com.ticketing.events.app.support.condition.NodeCondition;
import com.ticketing.events.app.support.condition.NodePackage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The API document as it is served, checked by Redocly and Spectral. */
@Timeout(300)
@ExtendWith(NodeCondition.class)
class ApiDocumentLintIT extends BlackBoxTest {

    @Test
    void redoclyAndSpectralFindNothing(@TempDir Path directory) throws IOException, InterruptedException {
        NodePackage packages = NodePackage.install("api-document-lint", directory);
        Path document = directory.resolve("openapi.json");
        Files.write(
                document,
                anonymous().get("/v3/api-docs").then().statusCode(200).extract().asByteArray());
        assertThat(lint(packages, document)).isEmpty();

        Files.writeString(document, Files.readString(document).replace("\"operationId\":\"getEvent\",", ""));
        assertThat(lint(packages, document))
                .contains("redocly warn operation-operationId ", "spectral warn operation-operationId ");
    }

    private static String lint(NodePackage packages, Path document) throws IOException, InterruptedException {
        return packages.run("node", "lint.js", document.toString());
    }
}
