package com.ticketing.events.query.summary;

/** Writes summaries. A language model behind a network can stand in for the built-in one. */
interface SummaryGenerator {

    /** Part of every key; a new one makes every text a new text. */
    String version();

    /**
     * Writes the summary of one card, piece by piece as it comes into being: 50-100 words, one space between two of
     * them, in chunks of 2-5 words without line breaks. All chunks but the last end with their space.
     *
     * <p>Called on a virtual thread, which may block. Ends in bounded time, and by an exception if the text is not whole.
     */
    void write(SummarySource card, Paper paper) throws InterruptedException;

    /** What a summary is written on. */
    interface Paper {

        /** Adds the next chunk; returns when the next but one is welcome. */
        void add(String chunk) throws InterruptedException;
    }
}
