package com.ticketing.events.app;

import com.ticketing.events.app.eventlog.EventLogConfiguration;
import com.ticketing.events.command.CommandSideConfiguration;
import com.ticketing.events.command.ReadYourWrites;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/**
 * The service without its web server and its query side, for a process that sends commands and ends. Nothing annotates it
 * as a configuration, so that the service itself does not take it for a part of its own.
 */
@EnableAutoConfiguration
@Import({CommandSideConfiguration.class, EventLogConfiguration.class, EventSourcing.class, ServiceTime.class})
class WritingSide {

    /** Nobody asks this process afterwards what it has written. */
    @Bean
    ReadYourWrites nothingToWaitFor() {
        return (_, _) -> {};
    }
}
