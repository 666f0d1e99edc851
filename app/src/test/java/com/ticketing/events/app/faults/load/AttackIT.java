package com.ticketing.events.app.faults.load;

import static org.assertj.core.api.Assertions.assertThat;

import com.ticketing.events.app.support.BlackBoxTest;
import com.ticketing.events.app.support.ConcurrentCallers;
import com.ticketing.events.app.support.EventBody;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Each {@link Attack} with few Events: its requests succeed or are 429, and other requests succeed meanwhile. {@link
 * OverloadMeasurement} has the latencies at full size.
 */
class AttackIT extends BlackBoxTest {

    private static final int EVENTS = 200;
    private static final int CREATORS = 10;
    private static final int OTHERS = 4;
    private static final int REQUESTS = 10;

    @BeforeEach
    void createEventsAtDistinctLocations() {
        ConcurrentCallers.run(CREATORS, _ -> {
            for (int n = 0; n < EVENTS / CREATORS; n++) {
                create(EventBody.withStatus("PUBLISHED"));
            }
            return true;
        });
    }

    @ParameterizedTest
    @EnumSource
    void leavesOtherRequestsServed(Attack attack) {
        List<Boolean> complete = ConcurrentCallers.run(attack.connections() + OTHERS, caller -> {
            try (KeepAliveClient connection = new KeepAliveClient(port)) {
                for (int n = 0; n < REQUESTS; n++) {
                    if (caller < attack.connections()) {
                        assertThat(connection.get(attack.path())).isIn(200, 429);
                    } else {
                        assertThat(connection.get("/actuator/health")).isEqualTo(200);
                        assertThat(connection.get("/public/events")).isEqualTo(200);
                        assertThat(connection.post(
                                        "/events",
                                        ADMIN_TOKEN,
                                        EventBody.valid().json()))
                                .isEqualTo(201);
                    }
                }
            }
            return true;
        });
        assertThat(complete).hasSize(attack.connections() + OTHERS);
    }
}
