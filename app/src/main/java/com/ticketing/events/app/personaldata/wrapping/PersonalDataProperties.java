package com.ticketing.events.app.personaldata.wrapping;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Settings of the protection of personal data.
 *
 * @param keyFile file of key-encryption keys; null or empty for the default
 */
@ConfigurationProperties("events.personal-data")
public record PersonalDataProperties(@Nullable Path keyFile) {

    /**
     * The configured key file, otherwise the one in the data directory.
     *
     * @param dataDirectory null with PostgreSQL, where the default is none
     */
    public Optional<KeyFile> keyFile(@Nullable Path dataDirectory) {
        if (keyFile != null && !keyFile.toString().isBlank()) {
            return Optional.of(KeyFile.configured(keyFile));
        }
        return Optional.ofNullable(dataDirectory).map(KeyFile::inDataDirectory);
    }
}
