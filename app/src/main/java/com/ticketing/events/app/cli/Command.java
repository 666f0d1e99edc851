package com.ticketing.events.app.cli;

import java.util.Set;

/** Something that the program does and then ends. Making one costs nothing; only {@link #run} starts what it needs. */
public interface Command {

    /** Everything was done. */
    int DONE = 0;

    /** It ran to its end and found something that a person must look at. */
    int WITH_COMPLAINTS = 1;

    /** It was called in a wrong way, and nothing was started. */
    int USAGE = 2;

    /** It could not start or could not go on. */
    int STOPPED = 3;

    /** The first argument that calls it. */
    String name();

    /** What it does, in a few words for the list of commands. */
    String summary();

    /** What {@code --help} says. */
    String help();

    /** The options that it knows, without their hyphens; {@code --help} is answered for it. */
    default Set<String> options() {
        return Set.of();
    }

    /**
     * Runs it.
     *
     * @return the exit code of the process
     * @throws UsageError when the arguments make no sense
     */
    int run(Arguments arguments, Streams streams);
}
