package com.ticketing.events.app.deployment;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A container with the image of the service, as Compose or Kubernetes starts it.
 *
 * @param files paths of the secrets that are mounted
 * @param memoryBytes limit of its memory
 * @param stopSeconds time between SIGTERM and SIGKILL
 */
record NodeContainer(
        String name, Map<String, String> environment, Set<String> files, long memoryBytes, long stopSeconds) {

    static final String IMAGE = "event-service";
    static final String JVM_OPTIONS = "JAVA_OPTS";

    private static final Pattern SIZE = Pattern.compile("(\\d+)([mg])(?:i?)b?", Pattern.CASE_INSENSITIVE);
    private static final Pattern HEAP = Pattern.compile("-Xmx(\\S+)");

    @Override
    public String toString() {
        return name;
    }

    /** The directory whose files are properties. */
    String configTree() {
        return environment.get("SPRING_CONFIG_IMPORT").replace("configtree:", "");
    }

    /** The names of the properties that are files. */
    Set<String> fileProperties() {
        String directory = configTree();
        return files.stream()
                .filter(file -> file.startsWith(directory))
                .map(file -> file.substring(directory.length()))
                .collect(Collectors.toSet());
    }

    List<String> jvmOptions() {
        return List.of(environment.get(JVM_OPTIONS).split(" "));
    }

    long heapBytes() {
        Matcher heap = HEAP.matcher(environment.get(JVM_OPTIONS));
        if (!heap.find()) {
            throw new IllegalArgumentException(name + " has no -Xmx");
        }
        return bytes(heap.group(1));
    }

    /** A size such as {@code 512m}, {@code 1g} or {@code 768Mi}, in bytes. */
    static long bytes(String size) {
        Matcher parts = SIZE.matcher(size);
        if (!parts.matches()) {
            throw new IllegalArgumentException(size);
        }
        return Long.parseLong(parts.group(1)) << (parts.group(2).equalsIgnoreCase("g") ? 30 : 20);
    }
}
