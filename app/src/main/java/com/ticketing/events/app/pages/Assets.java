package com.ticketing.events.app.pages;

import com.ticketing.events.text.Sha256;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/**
 * The scripts and styles of the pages, at addresses that change with the content of any of them: a browser may keep them
 * for ever, and never mixes those of two versions (ADR 0074).
 */
@Component
final class Assets {

    static final String LOCATION = "classpath:/static/assets/";

    private static final String UNVERSIONED = "=\"/assets/";
    private static final int HASH_LENGTH = 16;

    private final String hash;

    Assets() {
        hash = HexFormat.of().formatHex(Sha256.of(content())).substring(0, HASH_LENGTH);
    }

    /** Where they are; the modules among them name each other relative to this. */
    String root() {
        return "/assets/" + hash + "/";
    }

    /** A page of ours, UTF-8, whose links to assets lead to their present addresses. */
    byte[] page(String path) {
        try {
            return new ClassPathResource(path)
                    .getContentAsString(StandardCharsets.UTF_8)
                    .replace(UNVERSIONED, "=\"" + root())
                    .getBytes(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] content() {
        try {
            ByteArrayOutputStream all = new ByteArrayOutputStream();
            for (Resource file : files()) {
                all.writeBytes(name(file).getBytes(StandardCharsets.UTF_8));
                all.write(0);
                all.writeBytes(Sha256.of(file.getContentAsByteArray()));
            }
            return all.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Resource> files() throws IOException {
        return Arrays.stream(new PathMatchingResourcePatternResolver().getResources(LOCATION + "**"))
                .filter(Resource::isReadable)
                .sorted(Comparator.comparing(Assets::name))
                .toList();
    }

    private static String name(Resource file) {
        try {
            String url = file.getURL().toString();
            return url.substring(url.indexOf("/static/assets/"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
