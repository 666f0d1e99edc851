package com.ticketing.events.app.faults.rig;

import java.nio.file.Path;
import java.util.List;

/** A command of the packaged program, in its own process. */
public final class CommandProcess implements AutoCloseable {

    private final ChildProcess process;
    private final OutputFile out;
    private final OutputFile err;

    private CommandProcess(ChildProcess process, OutputFile out, OutputFile err) {
        this.process = process;
        this.out = out;
        this.err = err;
    }

    /**
     * Starts the command without waiting for its exit.
     *
     * @param input source of the standard input
     */
    public static CommandProcess start(TestStorage storage, ProcessBuilder.Redirect input, String... arguments) {
        OutputFile out = OutputFile.create(storage, "out-");
        OutputFile err = OutputFile.create(storage, "err-");
        ProcessBuilder builder = ChildProcess.builder(storage, List.of(), List.of(arguments))
                .redirectInput(input)
                .redirectOutput(out.redirect())
                .redirectError(err.redirect());
        return new CommandProcess(ChildProcess.start(builder, err::text), out, err);
    }

    /** Runs the command with empty standard input and waits for its exit. */
    public static CommandProcess run(TestStorage storage, String... arguments) {
        CommandProcess command =
                start(storage, ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()), arguments);
        command.awaitExit();
        return command;
    }

    /** Waits until the command exits and returns its exit status. */
    public int awaitExit() {
        return process.awaitExit();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** The standard output so far. */
    public String out() {
        return out.text();
    }

    /** The standard error output so far. */
    public String err() {
        return err.text();
    }

    /** Kills the process with SIGKILL. */
    @Override
    public void close() {
        process.kill();
    }
}
