package com.ticketing.events.app.support.condition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.junit.jupiter.api.Test;

class InstalledProgramConditionTest {

    private static final String MISSING = "No such program. Install it.";

    @Test
    void aTestRunsWithTheProgram() {
        assertThat(condition(true).evaluateExecutionCondition(null).isDisabled())
                .isFalse();
    }

    @Test
    void aTestWithoutItIsListedWithTheReasonAndFailsWhereCiIsSet() {
        InstalledProgramCondition condition = condition(false);
        if (System.getenv("CI") == null) {
            assertThat(condition.evaluateExecutionCondition(null).isDisabled()).isTrue();
            assertThat(condition.evaluateExecutionCondition(null).getReason()).contains(MISSING);
        } else {
            assertThatIllegalStateException()
                    .isThrownBy(() -> condition.evaluateExecutionCondition(null))
                    .withMessage(MISSING);
        }
    }

    private static InstalledProgramCondition condition(boolean isInstalled) {
        return new InstalledProgramCondition(MISSING) {
            @Override
            protected boolean isInstalled() {
                return isInstalled;
            }
        };
    }
}
