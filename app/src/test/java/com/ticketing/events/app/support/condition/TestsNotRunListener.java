package com.ticketing.events.app.support.condition;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/** Lists skipped and aborted tests with reason and command; {@code mvnw} prints the list at the end of the build. */
public final class TestsNotRunListener implements TestExecutionListener {

    private static final Path LIST = Path.of("target", "tests-not-run.txt");

    private final Path list;
    private final Map<String, Set<String>> classesByReason = new TreeMap<>();

    public TestsNotRunListener() {
        this(LIST);
    }

    TestsNotRunListener(Path list) {
        this.list = list;
    }

    @Override
    public void executionSkipped(TestIdentifier test, String reason) {
        add(test, reason);
    }

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
        if (result.getStatus() == TestExecutionResult.Status.ABORTED) {
            add(test, result.getThrowable().map(Throwable::getMessage).orElse("aborted"));
        }
    }

    private synchronized void add(TestIdentifier test, String reason) {
        classesByReason.computeIfAbsent(reason, _ -> new TreeSet<>()).add(className(test));
    }

    private static String className(TestIdentifier test) {
        String name = test.getSource()
                .map(source -> switch (source) {
                    case ClassSource type -> type.getClassName();
                    case MethodSource method -> method.getClassName();
                    default -> test.getDisplayName();
                })
                .orElse(test.getDisplayName());
        return name.substring(name.lastIndexOf('.') + 1);
    }

    @Override
    public synchronized void testPlanExecutionFinished(TestPlan plan) {
        StringBuilder text = new StringBuilder();
        classesByReason.forEach(
                (reason, classes) -> text.append("""
                Tests that did not run: %s
                  Reason: %s
                  Run them with: %s
                """.formatted(String.join(", ", classes), reason, command(classes))));
        classesByReason.clear();
        if (text.isEmpty()) {
            return;
        }
        try {
            Files.writeString(list, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String command(Collection<String> classes) {
        String names = String.join(",", classes);
        return classes.stream().allMatch(name -> name.endsWith("IT"))
                ? "./mvnw verify -pl app -am -Dtest=none -Dit.test=" + names
                : "./mvnw test -pl app -am -Dtest=" + names;
    }
}
