package com.ticketing.events.app.deployment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * A file for an image build: its instructions in their order, in stages. Comments, continued lines, and the syntax that
 * {@code ops/image/Containerfile} uses; anything else is an error.
 *
 * @param arguments the instructions before the first stage
 */
record Containerfile(List<Instruction> arguments, List<List<Instruction>> stages) {

    private static final Set<String> NAMES = Set.of(
            "ARG",
            "FROM",
            "WORKDIR",
            "COPY",
            "RUN",
            "ENV",
            "VOLUME",
            "EXPOSE",
            "USER",
            "STOPSIGNAL",
            "ENTRYPOINT",
            "HEALTHCHECK",
            "LABEL");
    private static final Pattern PAIR = Pattern.compile("\\G\\s*([\\w.]+)=(?:\"([^\"]*)\"|([^\\s\"]+))(?=\\s|$)");

    record Instruction(String name, String text) {

        /** The options of the form {@code --name=value} at the start of the text. */
        Map<String, String> options() {
            Map<String, String> options = new LinkedHashMap<>();
            for (String word : words()) {
                if (!word.startsWith("--")) {
                    break;
                }
                String[] option = word.substring(2).split("=", 2);
                options.put(option[0], option[1]);
            }
            return options;
        }

        /** The words after the options. */
        List<String> operands() {
            return words().stream().skip(options().size()).toList();
        }

        private List<String> words() {
            return List.of(text.split("\\s+"));
        }

        /** The pairs of {@code ENV} and {@code LABEL}. */
        Map<String, String> pairs() {
            Map<String, String> pairs = new LinkedHashMap<>();
            Matcher pair = PAIR.matcher(text);
            int end = 0;
            while (pair.find()) {
                pairs.put(pair.group(1), pair.group(2) != null ? pair.group(2) : pair.group(3));
                end = pair.end();
            }
            if (end != text.length()) {
                throw new IllegalArgumentException(name + " " + text);
            }
            return pairs;
        }

        /** A command in the exec form, a JSON array: it needs no shell, and gets the signals itself. */
        List<String> command() {
            return JsonMapper.shared().readValue(text.substring(text.indexOf('[')), new TypeReference<>() {});
        }
    }

    static Containerfile read(Path file) {
        try {
            return parse(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Containerfile parse(String content) {
        List<Instruction> arguments = new ArrayList<>();
        List<List<Instruction>> stages = new ArrayList<>();
        String withoutComments = content.replaceAll("(?m)^\\s*#.*\\R", "");
        for (String line :
                withoutComments.replaceAll("\\\\\\R\\s*", " ").lines().toList()) {
            if (line.isBlank()) {
                continue;
            }
            String[] parts = line.strip().split("\\s+", 2);
            if (parts.length < 2 || !NAMES.contains(parts[0])) {
                throw new IllegalArgumentException(line);
            }
            if (parts[0].equals("FROM")) {
                stages.add(new ArrayList<>());
            }
            (stages.isEmpty() ? arguments : stages.getLast()).add(new Instruction(parts[0], parts[1].strip()));
        }
        return new Containerfile(arguments, stages);
    }

    /** The instructions of this name in the last stage, which becomes the image. */
    List<Instruction> ofImage(String name) {
        return stages.getLast().stream()
                .filter(instruction -> instruction.name().equals(name))
                .toList();
    }

    /** The only instruction of this name in the last stage. */
    Instruction onlyOfImage(String name) {
        List<Instruction> found = ofImage(name);
        if (found.size() != 1) {
            throw new IllegalArgumentException(name + " stands " + found.size() + " times");
        }
        return found.getFirst();
    }
}
