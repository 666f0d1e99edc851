package com.ticketing.events.app.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each alert of {@code ops/prometheus/rules.yaml} says what an operator needs, and has a paragraph and a test. */
class AlertsTest {

    private static final Pattern HEADING = Pattern.compile("(?m)^#### (EventService\\w+)$");

    static Set<String> names() {
        return MonitoringFiles.alerts().keySet();
    }

    @ParameterizedTest
    @MethodSource("names")
    void hasASeverityTextsAndTheAnchorOfItsParagraph(String name) {
        JsonNode alert = MonitoringFiles.alerts().get(name);
        JsonNode annotations = alert.get("annotations");
        assertThat(alert.at("/labels/severity").textValue()).isIn("critical", "warning");
        assertThat(annotations.get("summary").textValue()).isNotBlank();
        assertThat(annotations.get("description").textValue()).endsWith(".");
        assertThat(annotations.get("runbook").textValue())
                .isEqualTo("docs/operations.md#" + name.toLowerCase(Locale.ROOT));
    }

    @Test
    void eachAlertHasAParagraphAndEachParagraphAnAlert() {
        Set<String> headings = HEADING.matcher(MonitoringFiles.operations())
                .results()
                .map(heading -> heading.group(1))
                .collect(Collectors.toSet());
        assertThat(headings).hasSizeGreaterThan(15).isEqualTo(names());
    }

    @ParameterizedTest
    @MethodSource("names")
    void theParagraphSaysWhatItMeansWhatToLookAtAndWhatToDo(String name) {
        String paragraph = MonitoringFiles.operations()
                .split("(?m)^#### " + name + "$", 2)[1]
                .split("(?m)^#+ ", 2)[0];
        assertThat(paragraph).contains("*Means:*", "*Look at:*", "*Do:*");
    }

    @Test
    void eachAlertFiresInATestOfPromtool() {
        assertThat(MonitoringFiles.firingInTests()).isEqualTo(names());
    }
}
