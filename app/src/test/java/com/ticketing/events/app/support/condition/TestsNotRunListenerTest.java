package com.ticketing.events.app.support.condition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

class TestsNotRunListenerTest {

    @EnabledIfSystemProperty(named = "no.such.property", matches = "x", disabledReason = "a tool is missing")
    static class SkippedIT {

        @Test
        void passes() {}
    }

    static class AbortedTest {

        @Test
        void passes() {}

        @Test
        void aborts() {
            Assumptions.abort("no such machine");
        }
    }

    @Test
    void listsSkippedAndAbortedTests(@TempDir Path directory) {
        Path list = directory.resolve("list.txt");
        LauncherFactory.create(LauncherConfig.builder()
                        .enableTestExecutionListenerAutoRegistration(false)
                        .addTestExecutionListeners(new TestsNotRunListener(list))
                        .build())
                .execute(LauncherDiscoveryRequestBuilder.request()
                        .selectors(selectClass(SkippedIT.class), selectClass(AbortedTest.class))
                        .build());

        assertThat(list)
                .content()
                .contains("Tests that did not run: TestsNotRunListenerTest$AbortedTest\n")
                .contains("Reason: ", "no such machine\n", "a tool is missing\n", "Tests that did not run: ")
                .contains("Run them with: ./mvnw verify -pl app -am -Dtest=none -Dit.test=")
                .contains("Run them with: ./mvnw test -pl app -am -Dtest=");
    }
}
