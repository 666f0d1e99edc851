package com.ticketing.events;

import static com.ticketing.events.EventStatus.CANCELLED;
import static com.ticketing.events.EventStatus.DRAFT;
import static com.ticketing.events.EventStatus.PUBLISHED;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EventStatusTest {

    @Test
    void permitsExactlyTheTransitionsOfTheBrief() {
        assertThat(DRAFT.successors()).containsExactlyInAnyOrder(PUBLISHED, CANCELLED);
        assertThat(PUBLISHED.successors()).containsExactly(CANCELLED);
        assertThat(CANCELLED.successors()).isEmpty();
        assertThat(DRAFT.canChangeTo(PUBLISHED)).isTrue();
        assertThat(DRAFT.canChangeTo(DRAFT)).isFalse();
    }

    @Test
    void hidesDraftsFromThePublic() {
        assertThat(DRAFT.isPublic()).isFalse();
        assertThat(PUBLISHED.isPublic()).isTrue();
        assertThat(CANCELLED.isPublic()).isTrue();
    }

    @Test
    void parsesOnlyExactNames() {
        assertThat(EventStatus.parse("PUBLISHED")).contains(PUBLISHED);
        assertThat(EventStatus.parse("published")).isEmpty();
        assertThat(EventStatus.parse("")).isEmpty();
    }
}
