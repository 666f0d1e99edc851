package com.ticketing.events.app.faults.rig;

import com.sun.tools.attach.VirtualMachine;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/** Agent for a running process: a thread that allocates memory until the heap is exhausted. */
public final class HeapExhaustingAgent {

    private static final int BLOCK_BYTES = 1 << 20;

    /** Reachable, so that no block is freed. */
    private static final List<byte[]> BLOCKS = new ArrayList<>();

    private HeapExhaustingAgent() {}

    /** Entry point in the process. */
    public static void agentmain(String arguments) {
        new Thread(HeapExhaustingAgent::allocate, "heap-exhaustion").start();
    }

    private static void allocate() {
        while (true) {
            BLOCKS.add(new byte[BLOCK_BYTES]);
        }
    }

    /**
     * Loads the agent into a process.
     *
     * @param directory receives the agent's jar
     */
    public static void attachTo(long pid, Path directory) throws Exception {
        VirtualMachine machine = VirtualMachine.attach(Long.toString(pid));
        try {
            machine.loadAgent(jar(directory).toString());
        } finally {
            machine.detach();
        }
    }

    private static Path jar(Path directory) throws Exception {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().putValue("Agent-Class", HeapExhaustingAgent.class.getName());
        String entry = HeapExhaustingAgent.class.getName().replace('.', '/') + ".class";
        Path jar = directory.resolve("heap-exhausting-agent.jar");
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream out = new JarOutputStream(file, manifest);
                InputStream type = HeapExhaustingAgent.class.getClassLoader().getResourceAsStream(entry)) {
            out.putNextEntry(new JarEntry(entry));
            Objects.requireNonNull(type).transferTo(out);
            out.closeEntry();
        }
        return jar;
    }
}
