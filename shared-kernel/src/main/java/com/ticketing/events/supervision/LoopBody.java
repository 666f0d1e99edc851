package com.ticketing.events.supervision;

/** The work of a loop. */
@FunctionalInterface
public interface LoopBody {

    /**
     * Runs until the work is complete or the loop is to stop. The supervisor calls it again after a failure, so state
     * that has to survive a failure is kept outside.
     *
     * @param loop the loop that runs this body; {@link Loop#beat()} is called once per iteration
     */
    void run(Loop loop) throws InterruptedException;
}
