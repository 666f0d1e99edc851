package com.ticketing.events.app.support.condition;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
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

    /** The program of this name on the PATH or in {@code /usr/sbin}. */
    protected static Optional<Path> executable(String name) {
        Stream<String> directories =
                Optional.ofNullable(System.getenv("PATH")).stream().flatMap(path -> Arrays.stream(path.split(":", -1)));
        return Stream.concat(directories, Stream.of("/usr/sbin"))
                .map(directory -> Path.of(directory, name))
                .filter(Files::isExecutable)
                .findFirst();
    }

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
