package com.ticketing.events.app.startup;

import static java.util.stream.Collectors.joining;

import java.net.InetAddress;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.TypeMismatchException;
import org.springframework.beans.factory.InjectionPoint;
import org.springframework.beans.factory.UnsatisfiedDependencyException;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.core.convert.ConversionFailedException;
import org.springframework.util.ClassUtils;
import org.springframework.util.unit.DataSize;

/** Fault of a configured value that has no conversion to the type of its property. */
final class UnreadableValue {

    /** A placeholder with a default, such as <code>${events.position-wait:2s}</code>. */
    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([^:}]+)(?::.*)?}");

    private static final Pattern SECRET = Pattern.compile("token|secret|password|key$|url", Pattern.CASE_INSENSITIVE);

    private static final int MAX_VALUE_LENGTH = 80;

    private UnreadableValue() {}

    /** The fault of a property of a configuration record; empty if it is another one than the conversion. */
    static Optional<String> of(BindException binding) {
        return binding.getCause() instanceof ConversionFailedException conversion
                ? Optional.of(fault(
                        binding.getName().toString(), conversion.getTargetType().getType(), conversion.getValue()))
                : Optional.empty();
    }

    /** The fault of a property that is injected by {@link Value}; empty if it is another one than the conversion. */
    static Optional<String> of(UnsatisfiedDependencyException injection) {
        return injection.getCause() instanceof TypeMismatchException mismatch
                ? property(injection.getInjectionPoint())
                        .map(name -> fault(name, mismatch.getRequiredType(), mismatch.getValue()))
                : Optional.empty();
    }

    private static Optional<String> property(@Nullable InjectionPoint point) {
        Value value = point == null ? null : point.getAnnotation(Value.class);
        return Optional.ofNullable(value)
                .map(each -> PLACEHOLDER.matcher(each.value()))
                .filter(Matcher::matches)
                .map(placeholder -> placeholder.group(1));
    }

    private static String fault(String name, @Nullable Class<?> type, @Nullable Object value) {
        String rule = name + " must be " + (type == null ? "another value" : description(type));
        return SECRET.matcher(name).find() ? rule : rule + ", but is " + shortened(String.valueOf(value));
    }

    private static String shortened(String value) {
        return value.length() <= MAX_VALUE_LENGTH ? value : value.substring(0, MAX_VALUE_LENGTH) + "...";
    }

    private static String description(Class<?> type) {
        Class<?> wrapper = ClassUtils.resolvePrimitiveIfNecessary(type);
        if (wrapper == Integer.class) {
            return "a whole number of at most " + Integer.MAX_VALUE;
        }
        if (wrapper == Long.class) {
            return "a whole number of at most " + Long.MAX_VALUE;
        }
        if (wrapper == Boolean.class) {
            return "true or false";
        }
        if (wrapper == Duration.class) {
            return "a duration";
        }
        if (wrapper == DataSize.class) {
            return "a size";
        }
        if (wrapper == InetAddress.class) {
            return "an address of this machine";
        }
        return wrapper.isEnum() ? "one of " + constants(wrapper) : "a value of type " + wrapper.getSimpleName();
    }

    private static String constants(Class<?> type) {
        return Arrays.stream(type.getEnumConstants())
                .map(constant ->
                        ((Enum<?>) constant).name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .collect(joining(", "));
    }
}
