package com.ticketing.events.app.metrics;

import com.ticketing.events.app.role.Role;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.Map;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.actuate.info.Info;
import org.springframework.boot.actuate.info.InfoContributor;
import org.springframework.boot.health.actuate.endpoint.HealthDescriptor;
import org.springframework.boot.health.actuate.endpoint.HealthEndpoint;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.info.BuildProperties;
import org.springframework.boot.info.GitProperties;
import org.springframework.stereotype.Component;

/** Role, version, commit and readiness of the node, as metrics; the role also in {@code /actuator/info}. */
@Component
final class NodeMetrics implements MeterBinder, InfoContributor {

    private static final String UNKNOWN = "unknown";
    private static final String[] READINESS = {"readiness"};

    private final Role role;
    private final ObjectProvider<BuildProperties> build;
    private final ObjectProvider<GitProperties> git;
    private final ObjectProvider<HealthEndpoint> health;

    NodeMetrics(
            Role role,
            ObjectProvider<BuildProperties> build,
            ObjectProvider<GitProperties> git,
            ObjectProvider<HealthEndpoint> health) {
        this.role = role;
        this.build = build;
        this.git = git;
        this.health = health;
    }

    @Override
    public void bindTo(MeterRegistry meters) {
        Gauge.builder("events.node", () -> 1)
                .description("1, tagged by the role of the node")
                .tag("role", role.text())
                .register(meters);
        Gauge.builder("events.node.ready", () -> isReady() ? 1 : 0)
                .description("1 while the readiness probe succeeds, otherwise 0")
                .register(meters);
        Gauge.builder("events.build.info", () -> 1)
                .description("1, tagged by version and commit of the build")
                .tag("version", version())
                .tag("commit", commit())
                .register(meters);
    }

    /** The indicators of the probe read memory only. */
    private boolean isReady() {
        HealthDescriptor readiness = health.getObject().healthForPath(READINESS);
        return readiness != null && readiness.getStatus().equals(Status.UP);
    }

    private String version() {
        BuildProperties properties = build.getIfAvailable();
        return properties == null || properties.getVersion() == null ? UNKNOWN : properties.getVersion();
    }

    /** Unknown after a build outside a Git repository. */
    private String commit() {
        GitProperties properties = git.getIfAvailable();
        return properties == null || properties.getShortCommitId() == null ? UNKNOWN : properties.getShortCommitId();
    }

    @Override
    public void contribute(Info.Builder info) {
        info.withDetails(Map.of("role", role.text()));
    }
}
