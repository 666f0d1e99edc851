package com.ticketing.events.app.clients;

import static org.assertj.core.api.Assertions.assertThat;

import com.ticketing.events.app.build.Checkout;
import com.ticketing.events.app.support.ApiOperation;
import com.ticketing.events.app.support.BlackBoxTest;
import com.ticketing.events.app.support.Json;
import com.ticketing.events.app.support.condition.NodeCondition;
import com.ticketing.events.app.support.condition.NodePackage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.FileSystemUtils;
import tools.jackson.databind.JsonNode;

/** The clients of {@code docs/clients.md}, generated from the API document and run against the service. */
@Timeout(300)
@ExtendWith(NodeCondition.class)
class ClientsDocumentIT extends BlackBoxTest {

    private static final Pattern COMMANDS = Pattern.compile("(?s)<!-- tested -->\n```sh\n(.*?)```");
    private static final Pattern TYPESCRIPT = Pattern.compile("(?s)```ts\n(.*?)```");
    private static final String CLIENT = "docs/clients/typescript";
    private static final String LOCAL_SERVICE = "127.0.0.1:8080";

    private final String document = read(Checkout.root().resolve("docs/clients.md"));

    @Test
    void aGeneratedTypeScriptClientCompilesAndCreatesListsAndStreams(@TempDir Path directory)
            throws IOException, InterruptedException {
        Path client = directory.resolve(CLIENT);
        for (String file : new String[] {"src", "package.json", "package-lock.json", "tsconfig.json"}) {
            FileSystemUtils.copyRecursively(Checkout.root().resolve(CLIENT).resolve(file), client.resolve(file));
        }
        MatchResult commands = COMMANDS.matcher(document).results().findFirst().orElseThrow();
        ProcessBuilder shell =
                new ProcessBuilder("sh", "-euc", commands.group(1).replace(LOCAL_SERVICE, "127.0.0.1:" + port));
        shell.environment().put("EVENTS_URL", uri("").toString());
        shell.environment().put("ADMIN_TOKEN", ADMIN_TOKEN);
        assertThat(NodePackage.output(shell.directory(directory.toFile())))
                .containsPattern("created [0-9a-f-]{36} as DRAFT\n")
                .containsPattern("listed \\d+, among them Jazz at the Harbour\n")
                .containsPattern("\n.*Jazz at the Harbour.*Hamburg, Landungsbrücken.*\n")
                .endsWith("Validation failed; title: Must not be blank\n");
    }

    @Test
    void theExcerptsAreThoseOfTheExample() {
        String example = read(Checkout.root().resolve(CLIENT).resolve("src/example.ts"));
        assertThat(TYPESCRIPT.matcher(document).results().map(excerpt -> excerpt.group(1)))
                .hasSize(2)
                .allSatisfy(excerpt -> assertThat(example).contains(excerpt));
    }

    @Test
    void everyRequestOfThePostmanCollectionSucceeds(@TempDir Path directory) throws IOException, InterruptedException {
        NodePackage packages = NodePackage.install("postman-runner", directory);
        assertThat(document)
                .contains("npx newman@" + packages.version("newman") + " run " + PostmanCollectionTest.FILE + "\n");
        String output = packages.run(
                "node_modules/.bin/newman",
                "run",
                Checkout.root().resolve(PostmanCollectionTest.FILE).toString(),
                "--env-var",
                "baseUrl=" + uri(""),
                "--reporters",
                "cli,json",
                "--reporter-json-export",
                "report.json");
        JsonNode run = Json.read(read(directory.resolve("report.json"))).get("run");
        assertThat(run.get("failures")).as(output).isEmpty();
        assertThat(run.at("/stats/assertions/total").intValue())
                .isEqualTo(ApiOperation.all().size());
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
