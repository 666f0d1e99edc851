package com.ticketing.events.query.stream;

import java.time.Duration;

/**
 * A kind of event streams and its limits.
 *
 * @param name the tag of its metrics
 * @param maxOpen the number of open streams of the process
 * @param maxPerAddress the number of open streams of one client address
 * @param keepAlive the longest time without output before a comment line is sent
 * @param endsByItself whether a stop of the service waits for the end of each stream, or ends it
 */
public record StreamKind(String name, int maxOpen, int maxPerAddress, Duration keepAlive, boolean endsByItself) {}
