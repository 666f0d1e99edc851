package com.ticketing.events.app;

import com.ticketing.events.app.cli.CommandLine;
import com.ticketing.events.app.cli.LoadCommand;
import com.ticketing.events.app.cli.LoadConfiguration;
import com.ticketing.events.app.cli.Streams;
import com.ticketing.events.app.cli.VerifyCommand;
import com.ticketing.events.command.CommandSideConfiguration;
import com.ticketing.events.query.QuerySideConfiguration;
import java.util.List;
import java.util.OptionalInt;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration;
import org.springframework.context.annotation.Import;

/** The Event Service. */
@SpringBootApplication(exclude = UserDetailsServiceAutoConfiguration.class, proxyBeanMethods = false)
@Import({CommandSideConfiguration.class, QuerySideConfiguration.class})
public class EventServiceApplication {

    private static final String CARRIERS = "jdk.virtualThreadScheduler.parallelism";

    static {
        // Axon asks its makers for updates unless told not to before it starts, and only these two places are heard.
        System.setProperty("axoniq.update-checker.disabled", "true");
        System.setProperty("disable-axoniq-console-message", "true");
        // A caller who commits to SQLite holds a carrier of virtual threads meanwhile; one more makes up for it.
        if (System.getProperty(CARRIERS) == null) {
            System.setProperty(CARRIERS, Integer.toString(Runtime.getRuntime().availableProcessors() + 1));
        }
    }

    /** Runs the command that the arguments name; without one, starts the service. */
    public static void main(String[] args) {
        CommandLine commandLine = new CommandLine(
                List.of(new LoadCommand(LoadConfiguration.class), new VerifyCommand()), Streams.ofProcess());
        OptionalInt exitCode = commandLine.run(args);
        if (exitCode.isPresent()) {
            System.exit(exitCode.getAsInt());
        }
        SpringApplication.run(EventServiceApplication.class, args);
    }
}
