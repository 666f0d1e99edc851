package com.ticketing.events.app;

import com.ticketing.events.app.cli.EventServiceCommand;
import com.ticketing.events.supervision.ProcessTermination;
import java.util.OptionalInt;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration;

/** Main class of the Event Service. The role of the node selects the beans of the two sides (package {@code role}). */
@SpringBootApplication(exclude = UserDetailsServiceAutoConfiguration.class, proxyBeanMethods = false)
public class EventServiceApplication {

    private static final String CARRIER_THREADS_PROPERTY = "jdk.virtualThreadScheduler.parallelism";

    static {
        // Axon reads both before Spring's environment exists, so only system properties disable its update check.
        System.setProperty("axoniq.update-checker.disabled", "true");
        System.setProperty("disable-axoniq-console-message", "true");
        // A commit to SQLite blocks its carrier thread; one more carrier compensates.
        if (System.getProperty(CARRIER_THREADS_PROPERTY) == null) {
            System.setProperty(
                    CARRIER_THREADS_PROPERTY,
                    Integer.toString(Runtime.getRuntime().availableProcessors() + 1));
        }
    }

    /** Runs the command that the arguments name; without one, starts the service. */
    public static void main(String[] args) {
        ProcessTermination.halt().handleUncaughtErrors();
        OptionalInt exitCode = EventServiceCommand.run(
                properties -> SpringApplication.run(EventServiceApplication.class, properties), args);
        if (exitCode.isPresent()) {
            System.exit(exitCode.getAsInt());
        }
    }
}
