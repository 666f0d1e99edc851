package com.ticketing.events.app.http.jetty;

import com.ticketing.events.app.support.BlackBoxTest;
import com.ticketing.events.app.support.EventBody;
import org.junit.jupiter.api.BeforeEach;

/** Base of the tests of {@code /public/events} and {@code /public/events/{id}}, with a published Event and a draft. */
abstract class PublicEventsBlackBoxTest extends BlackBoxTest {

    static final String LIST = "/public/events";

    /** Path of a published Event. */
    String one = "";

    /** Path of a draft. */
    String draft = "";

    @BeforeEach
    void createEvents() {
        one = LIST + "/" + create(EventBody.withStatus("PUBLISHED"));
        draft = LIST + "/" + create(EventBody.withStatus("DRAFT"));
    }
}
