package com.ticketing.events.app.demo;

import com.ticketing.events.app.eventlog.EventLog;
import com.ticketing.events.app.role.ConditionalOnSide;
import com.ticketing.events.app.role.Side;
import com.ticketing.events.command.web.EventImporter;
import com.ticketing.events.command.web.EventImporter.Origin;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Profile;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Creates the sample Events at start-up if the event log is empty. */
@ConditionalOnSide(Side.COMMAND)
@Component
@Profile("demo")
final class DemoEvents implements ApplicationRunner {

    private static final Logger LOG = LoggerFactory.getLogger(DemoEvents.class);

    private static final String ACTOR = "demo";

    /** Time between the creation of a sample Event and its start, if it has started by now. */
    private static final Duration LEAD_TIME = Duration.ofDays(30);

    private final EventLog eventLog;
    private final EventImporter eventImporter;
    private final Clock clock;
    private final Resource conferences;

    DemoEvents(
            EventLog eventLog,
            EventImporter eventImporter,
            Clock clock,
            @Value("classpath:conferences-200.jsonl") Resource conferences) {
        this.eventLog = eventLog;
        this.eventImporter = eventImporter;
        this.clock = clock;
        this.conferences = conferences;
    }

    @Override
    public void run(ApplicationArguments arguments) throws IOException {
        if (eventLog.headPosition() > 0) {
            return;
        }
        List<DemoConferences.Body> bodies =
                DemoConferences.around(LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC), conferences);
        for (int line = 1; line <= bodies.size(); line++) {
            DemoConferences.Body body = bodies.get(line - 1);
            byte[] json = JsonMapper.shared().writeValueAsBytes(body);
            eventImporter.create(json, new Origin(ACTOR, "demo:" + line, "demo-" + line, line), createdAt(body));
        }
        LOG.info("Created {} sample Events in the empty event log", bodies.size());
    }

    private Instant createdAt(DemoConferences.Body body) {
        Instant now = clock.instant();
        return body.startAt().isAfter(now) ? now : body.startAt().minus(LEAD_TIME);
    }
}
