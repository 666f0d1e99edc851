package com.ticketing.events.app.http.error;

import static org.assertj.core.api.Assertions.assertThat;

import com.ticketing.events.error.RateLimited;
import com.ticketing.events.error.Refusal;
import com.ticketing.events.error.Unavailable;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletResponse;

class ErrorResponseWriterTest {

    @Test
    void tellsTheClientWhenToTryAgain() throws IOException {
        Map<Refusal, Integer> refusals = Map.of(new RateLimited("Too many"), 429, new Unavailable("Starting"), 503);
        for (Refusal refusal : List.copyOf(refusals.keySet())) {
            MockHttpServletResponse response = new MockHttpServletResponse();
            new ErrorResponseWriter().write(response, refusal);
            assertThat(response.getStatus()).isEqualTo(refusals.get(refusal));
            assertThat(response.getHeader("Retry-After")).isEqualTo("1");
            assertThat(response.getContentAsString())
                    .contains("\"code\":\"" + refusal.code() + "\"", "\"message\":\"" + refusal.message() + "\"");
        }
    }
}
