package com.ticketing.events.app.cli;

import com.ticketing.events.app.startup.DotEnvFile;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/**
 * {@code health}: requests the readiness probe of the service on this machine, for health checks of containers. Starts
 * no Spring context, because a container engine runs it every few seconds.
 */
@Command(
        name = "health",
        description = {
            "Prints whether the service on this machine is ready.",
            "",
            "Requests /actuator/health/readiness on 127.0.0.1 at the configured port (--server.port, SERVER_PORT, "
                    + "8080 by default), for the health check of a container."
        },
        exitCodeListHeading = "%nExit code:%n",
        exitCodeList = {"0:the service is ready", "1:it is not, or does not respond within 3 s", "2:wrong usage"},
        exitCodeOnExecutionException = ExitCodes.PROBLEMS)
final class HealthCommand extends Subcommand {

    private static final Duration TIME_LIMIT = Duration.ofSeconds(3);
    private static final String PORT_OPTION = "--server.port=";
    private static final String PORT_VARIABLE = "SERVER_PORT";
    private static final String DEFAULT_PORT = "8080";
    private static final int READY = 200;

    private final UnaryOperator<@Nullable String> variables;
    private final Duration timeLimit;

    @Option(names = "--url", paramLabel = "URL", description = "Address of the probe, if it is another one.")
    private @Nullable URI url;

    /** Creates the command with the environment variables of the process and of {@code .env}. */
    HealthCommand() {
        this(HealthCommand::variable, TIME_LIMIT);
    }

    /**
     * Creates the command.
     *
     * @param variables returns the value of an environment variable, or null
     * @param timeLimit time for the complete response
     */
    HealthCommand(UnaryOperator<@Nullable String> variables, Duration timeLimit) {
        this.variables = variables;
        this.timeLimit = timeLimit;
    }

    @Override
    int run(String... properties) {
        String probe =
                url == null ? "http://127.0.0.1:" + port(properties) + "/actuator/health/readiness" : url.toString();
        HttpRequest request = request(probe);
        HttpClient client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .proxy(HttpClient.Builder.NO_PROXY)
                .build();
        try {
            int status = client.sendAsync(request, BodyHandlers.discarding())
                    .get(timeLimit.toMillis(), TimeUnit.MILLISECONDS)
                    .statusCode();
            return status == READY ? ready(probe) : notReady(probe + " responds " + status);
        } catch (TimeoutException e) {
            return notReady(probe + " does not respond within " + timeLimit.toMillis() + " ms");
        } catch (ExecutionException e) {
            return notReady(
                    e.getCause() instanceof ConnectException
                            ? "no connection to " + probe
                            : "the request of " + probe + " failed: " + e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return ExitCodes.STOPPED;
        } finally {
            client.shutdownNow();
        }
    }

    private static @Nullable String variable(String name) {
        String value = System.getenv(name);
        return value != null
                ? value
                : DotEnvFile.variables(Path.of("").toAbsolutePath()).get(name);
    }

    private String port(String... properties) {
        return Arrays.stream(properties)
                .filter(property -> property.startsWith(PORT_OPTION))
                .map(property -> property.substring(PORT_OPTION.length()))
                .findFirst()
                .orElseGet(() -> Objects.requireNonNullElse(variables.apply(PORT_VARIABLE), DEFAULT_PORT));
    }

    private HttpRequest request(String probe) {
        try {
            return HttpRequest.newBuilder(URI.create(probe)).build();
        } catch (IllegalArgumentException e) {
            throw new ParameterException(command.commandLine(), "'" + probe + "' is not an address of a probe", e);
        }
    }

    private int ready(String probe) {
        out().println("ready: " + probe);
        return ExitCodes.DONE;
    }

    private int notReady(String reason) {
        out().println("not ready: " + reason);
        return ExitCodes.PROBLEMS;
    }
}
