package com.ticketing.events.launcher;

/**
 * Main class of the packaged program: checks the version of Java, then starts Spring Boot's launcher. Compiled for Java
 * 8, so that an older Java reports the required version instead of an {@link UnsupportedClassVersionError}.
 */
public final class JavaVersionCheck {

    private static final int MIN_JAVA_VERSION = 25;
    private static final String LAUNCHER = "org.springframework.boot.loader.launch.JarLauncher";

    private JavaVersionCheck() {}

    /** Starts the program with the given arguments; on an older Java, prints one line and exits with code 1. */
    public static void main(String[] args) throws Exception {
        String version = System.getProperty("java.specification.version");
        if (version.startsWith("1.") || Integer.parseInt(version) < MIN_JAVA_VERSION) {
            System.err.println("The Event Service needs Java " + MIN_JAVA_VERSION
                    + " or newer and was started with Java " + System.getProperty("java.version")
                    + " of " + System.getProperty("java.home")
                    + "; ./event-service finds a newer one, if there is one.");
            System.exit(1);
        }
        Class.forName(LAUNCHER).getMethod("main", String[].class).invoke(null, (Object) args);
    }
}
