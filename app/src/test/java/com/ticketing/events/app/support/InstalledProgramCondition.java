package com.ticketing.events.app.support;

import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Disables tests on a machine without a program that they need; where {@code CI} is set, they fail instead. */
public abstract class InstalledProgramCondition implements ExecutionCondition {

    private final String missing;

    /** @param missing what is missing and how to install it */
    protected InstalledProgramCondition(String missing) {
        this.missing = missing;
    }

    protected abstract boolean isInstalled();

    @Override
    public final ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        if (isInstalled()) {
            return ConditionEvaluationResult.enabled("The program is installed.");
        }
        if (System.getenv("CI") != null) {
            throw new IllegalStateException(missing);
        }
        return ConditionEvaluationResult.disabled(missing);
    }
}
