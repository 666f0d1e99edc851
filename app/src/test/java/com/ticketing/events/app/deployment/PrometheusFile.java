package com.ticketing.events.app.deployment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A configuration of Prometheus with one job that finds its targets by names. */
record PrometheusFile(String path, String tokenFile, List<String> names, List<String> ruleFiles) {

    private static final ObjectMapper MAPPER = YamlDocuments.mapper().build();

    static PrometheusFile read(Path file) {
        Map<String, Object> document = YamlDocuments.read(file).getFirst();
        JsonNode job = MAPPER.valueToTree(document).required("scrape_configs").required(0);
        return new PrometheusFile(
                job.required("metrics_path").textValue(),
                job.required("authorization").required("credentials_file").textValue(),
                texts(job.required("dns_sd_configs").required(0).required("names")),
                texts(MAPPER.valueToTree(document).required("rule_files")));
    }

    /** The content without what differs between environments. */
    static JsonNode withoutTargets(Path file) {
        ObjectNode document = MAPPER.valueToTree(YamlDocuments.read(file).getFirst());
        ((ObjectNode) document.required("scrape_configs").required(0))
                .remove(List.of("static_configs", "dns_sd_configs"));
        return document;
    }

    private static List<String> texts(JsonNode list) {
        return list.valueStream().map(JsonNode::textValue).toList();
    }
}
