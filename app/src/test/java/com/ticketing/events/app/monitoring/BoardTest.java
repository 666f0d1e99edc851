package com.ticketing.events.app.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** The board of {@code ops/grafana} is complete, so that Grafana 11 shows every panel of it. */
class BoardTest {

    /** That of Grafana 11. */
    private static final int SCHEMA = 39;

    private static final int COLUMNS = 24;

    static Stream<JsonNode> panels() {
        return Board.read().panels();
    }

    @Test
    void hasAnIdentityATitleAndVariablesForSourceAndInstance() {
        JsonNode board = Board.read().json();
        assertThat(board.get("uid").stringValue()).isEqualTo("event-service");
        assertThat(board.get("title").stringValue()).isEqualTo("Event service");
        assertThat(board.get("schemaVersion").intValue()).isEqualTo(SCHEMA);
        assertThat(board.get("id").isNull()).isTrue();
        assertThat(board.at("/templating/list")
                        .valueStream()
                        .map(variable -> variable.get("name").stringValue()))
                .containsExactly("datasource", "job", "instance");
    }

    @Test
    void theIdsAreUniqueAndTheTitlesToo() {
        assertThat(Board.read().all().map(panel -> panel.get("id").intValue())).doesNotHaveDuplicates();
        assertThat(panels().map(panel -> panel.get("title").stringValue()))
                .hasSizeGreaterThan(15)
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("panels")
    void aPanelHasTitleDescriptionUnitAndQueries(JsonNode panel) {
        assertThat(panel.get("type").stringValue()).isIn("timeseries", "stat");
        assertThat(panel.get("title").stringValue()).isNotBlank();
        assertThat(panel.get("description").stringValue()).endsWith(".");
        assertThat(panel.at("/fieldConfig/defaults/unit").stringValue()).isNotBlank();
        assertThat(panel.at("/datasource/uid").stringValue()).isEqualTo("${datasource}");
        List<JsonNode> targets = panel.get("targets").valueStream().toList();
        assertThat(targets).isNotEmpty();
        assertThat(targets.stream().map(target -> target.get("refId").stringValue()))
                .doesNotHaveDuplicates();
        assertThat(targets).allSatisfy(target -> {
            assertThat(target.get("expr").stringValue()).contains("instance=~\"$instance\"");
            assertThat(target.get("legendFormat").stringValue()).isNotBlank();
        });
    }

    @Test
    void noTwoPanelsOverlap() {
        List<JsonNode> places =
                Board.read().all().map(panel -> panel.get("gridPos")).toList();
        for (int i = 0; i < places.size(); i++) {
            JsonNode place = places.get(i);
            assertThat(edge(place, "x", "w")).isLessThanOrEqualTo(COLUMNS);
            assertThat(places.subList(0, i)).noneMatch(other -> overlap(place, other));
        }
    }

    private static boolean overlap(JsonNode one, JsonNode other) {
        return start(one, "x") < edge(other, "x", "w")
                && start(other, "x") < edge(one, "x", "w")
                && start(one, "y") < edge(other, "y", "h")
                && start(other, "y") < edge(one, "y", "h");
    }

    private static int start(JsonNode place, String axis) {
        return place.get(axis).intValue();
    }

    private static int edge(JsonNode place, String axis, String size) {
        return start(place, axis) + place.get(size).intValue();
    }
}
