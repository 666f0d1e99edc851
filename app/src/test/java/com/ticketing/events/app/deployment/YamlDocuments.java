package com.ticketing.events.app.deployment;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.type.LogicalType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * YAML files with aliases and merge keys, read strictly: a key that stands twice, a key without a field and a number or
 * a boolean in place of a text are errors.
 */
final class YamlDocuments {

    private YamlDocuments() {}

    /** The documents of a text, as maps. */
    static List<Map<String, Object>> parse(String text) {
        LoaderOptions options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        return StreamSupport.stream(
                        new Yaml(new SafeConstructor(options)).loadAll(text).spliterator(), false)
                .map(YamlDocuments::map)
                .toList();
    }

    static List<Map<String, Object>> read(Path file) {
        try {
            return parse(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(Object document) {
        return (Map<String, Object>) document;
    }

    /** A mapper from such maps to types, which needs a field for each key. */
    static JsonMapper.Builder mapper() {
        return JsonMapper.builder()
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .withCoercionConfig(LogicalType.Textual, config -> {
                    config.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail);
                    config.setCoercion(CoercionInputShape.Float, CoercionAction.Fail);
                    config.setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail);
                })
                .annotationIntrospector(new WithoutAnySetters());
    }

    static <T> T convert(ObjectMapper mapper, Map<String, Object> document, Class<T> type) {
        return mapper.convertValue(document, type);
    }

    /** Fields for unknown keys, such as those of the Kubernetes model, do not count. */
    private static final class WithoutAnySetters extends JacksonAnnotationIntrospector {

        private static final long serialVersionUID = 1L;

        @Override
        public Boolean hasAnySetter(Annotated method) {
            return false;
        }
    }
}
