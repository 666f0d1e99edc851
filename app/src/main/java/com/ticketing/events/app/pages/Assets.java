package com.ticketing.events.app.pages;

import com.ticketing.events.app.role.ConditionalOnSide;
import com.ticketing.events.app.role.Side;
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
 * Scripts and style sheets of the pages under one content hash: all URLs change when the content of any file changes.
 * Browsers can cache the files indefinitely and never mix two versions (ADR 0074).
 */
@ConditionalOnSide(Side.QUERY)
@Component
final class Assets {

    static final String CLASSPATH_LOCATION = "classpath:/static/assets/";

    private static final String UNVERSIONED_URL = "=\"/assets/";
    private static final int HASH_LENGTH = 16;

    private final String hash;

    Assets() {
        hash = HexFormat.of().formatHex(Sha256.of(fingerprints())).substring(0, HASH_LENGTH);
    }

    /**
     * URL path of the assets with the content hash, ending in a slash. JavaScript modules import each other relative to
     * it.
     */
    String root() {
        return "/assets/" + hash + "/";
    }

    /**
     * An HTML page from the class path, with its links to assets rewritten to {@link #root()}.
     *
     * @param path class path location of a file in UTF-8
     * @return UTF-8
     * @throws UncheckedIOException if the file cannot be read
     */
    byte[] page(String path) {
        try {
            return new ClassPathResource(path)
                    .getContentAsString(StandardCharsets.UTF_8)
                    .replace(UNVERSIONED_URL, "=\"" + root())
                    .getBytes(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] fingerprints() {
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
        return Arrays.stream(new PathMatchingResourcePatternResolver().getResources(CLASSPATH_LOCATION + "**"))
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
