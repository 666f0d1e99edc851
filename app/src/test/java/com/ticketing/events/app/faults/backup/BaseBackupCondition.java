package com.ticketing.events.app.faults.backup;

import com.ticketing.events.app.eventlog.fixtures.InstalledPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Disables tests of {@code pg_basebackup} on a machine without it; the embedded PostgreSQL has none. */
final class BaseBackupCondition implements ExecutionCondition {

    private static final String MISSING = "No PostgreSQL server with pg_basebackup is installed. Install one"
            + " (Debian: apt-get install postgresql).";

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        try {
            return InstalledPostgres.hasBaseBackup()
                    ? ConditionEvaluationResult.enabled("PostgreSQL is installed.")
                    : ConditionEvaluationResult.disabled(MISSING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
