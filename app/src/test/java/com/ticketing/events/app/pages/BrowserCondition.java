package com.ticketing.events.app.pages;

import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Disables browser tests on a machine without a browser; where {@code CI} is set, they fail instead. */
final class BrowserCondition implements ExecutionCondition {

    private static final String MISSING = "No Chromium or Chrome on the PATH, and Playwright cannot download one."
            + " Install one (Debian: apt-get install chromium) or set -D" + TestBrowser.PROPERTY + "=PATH.";

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        if (TestBrowser.find().isPresent()) {
            return ConditionEvaluationResult.enabled("A browser is installed.");
        }
        if (System.getenv("CI") != null) {
            throw new IllegalStateException(MISSING);
        }
        return ConditionEvaluationResult.disabled(MISSING);
    }
}
