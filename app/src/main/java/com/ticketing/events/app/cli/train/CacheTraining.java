package com.ticketing.events.app.cli.train;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.jar.JarFile;
import org.springframework.util.FileSystemUtils;
import org.sqlite.util.LibraryLoaderUtil;

/**
 * Extracts the packaged program and trains an AOT cache for it (JEP 514). The JVM takes classes from a cache only if
 * their jars are on its class path, so the jars inside the packaged one have to be extracted.
 */
public final class CacheTraining {

    private static final String PACKAGED_CLASSES = "BOOT-INF/classes/";

    /** The launcher passes it to SQLite's driver. */
    private static final String NATIVE_LIBRARIES = "native";

    private CacheTraining() {}

    /**
     * Trains a cache for the packaged program of this process. The result is the directory {@code
     * <name of the jar>-extracted} beside the jar, with the program's jar, its libraries in {@code lib}, the native
     * library of SQLite in {@code native}, and the cache {@code <name of the jar>.aot}. An earlier one is replaced if
     * the training succeeds.
     *
     * @return the cache
     */
    public static Path run() throws TrainingFailed, InterruptedException {
        Path packaged = packagedProgram(System.getProperty("java.class.path"));
        String name = packaged.getFileName().toString().replaceFirst("\\.jar$", "");
        Path directory = packaged.resolveSibling(name + "-extracted");
        Path incomplete = packaged.resolveSibling(name + "-extracting");
        try {
            FileSystemUtils.deleteRecursively(incomplete);
            Path program = extract(packaged, incomplete);
            TrainingRun.record(program, incomplete.resolve(name + ".aot"));
            FileSystemUtils.deleteRecursively(directory);
            Files.move(incomplete, directory);
            return directory.resolve(name + ".aot");
        } catch (IOException e) {
            throw new TrainingFailed(e.toString());
        } finally {
            deleteIncomplete(incomplete);
        }
    }

    private static void deleteIncomplete(Path directory) throws TrainingFailed {
        try {
            FileSystemUtils.deleteRecursively(directory);
        } catch (IOException e) {
            throw new TrainingFailed(directory + " cannot be deleted: " + e);
        }
    }

    /** @param classPath the class path of the process, the path of the jar if it was started with {@code -jar} */
    static Path packagedProgram(String classPath) throws TrainingFailed {
        Path jar = Path.of(classPath).toAbsolutePath();
        try (JarFile file = new JarFile(jar.toFile())) {
            if (file.getEntry(PACKAGED_CLASSES) != null) {
                return jar;
            }
        } catch (IOException e) {
            // Not a jar.
        }
        throw new TrainingFailed(
                classPath + " is not the packaged program; start train with the jar that" + " ./mvnw package writes");
    }

    /** Extracts the program; the modification time of its jar is that of the packaged one, and so identifies it. */
    private static Path extract(Path packaged, Path directory)
            throws IOException, TrainingFailed, InterruptedException {
        List<String> arguments = List.of(
                "-Djarmode=tools", "-jar", packaged.toString(), "extract", "--destination", directory.toString());
        try (ChildJvm extraction = ChildJvm.start(packaged.resolveSibling("."), arguments)) {
            extraction.awaitExit();
            Path program = directory.resolve(packaged.getFileName());
            if (!Files.exists(program)) {
                throw extraction.failure(packaged + " cannot be extracted into " + directory);
            }
            extractSqliteLibrary(directory.resolve(NATIVE_LIBRARIES));
            FileTime modified = Files.getLastModifiedTime(packaged);
            return Files.setLastModifiedTime(program, modified);
        }
    }

    /** Without it, each start would copy the library into the temporary directory, which may be mounted noexec. */
    private static void extractSqliteLibrary(Path directory) throws IOException, TrainingFailed {
        String name = LibraryLoaderUtil.getNativeLibName();
        String resource = LibraryLoaderUtil.getNativeLibResourcePath() + "/" + name;
        Files.createDirectory(directory);
        try (InputStream library = LibraryLoaderUtil.class.getResourceAsStream(resource)) {
            if (library == null) {
                throw new TrainingFailed("SQLite's driver has no native library for this machine: " + resource);
            }
            Files.copy(library, directory.resolve(name));
        }
    }
}
