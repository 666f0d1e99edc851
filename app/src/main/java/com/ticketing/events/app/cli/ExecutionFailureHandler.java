package com.ticketing.events.app.cli;

import com.ticketing.events.app.startup.StartFailureLine;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** Reports a failure that an operator can repair in one line on the error stream; any other one has a stack trace. */
final class ExecutionFailureHandler implements IExecutionExceptionHandler {

    @Override
    public int handleExecutionException(Exception failure, CommandLine command, ParseResult arguments)
            throws Exception {
        Optional<String> line = StartFailureLine.of(failure, null);
        if (line.isEmpty()) {
            throw failure;
        }
        command.getErr().println(line.get());
        return command.getCommandSpec().exitCodeOnExecutionException();
    }
}
