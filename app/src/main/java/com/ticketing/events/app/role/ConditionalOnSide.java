package com.ticketing.events.app.role;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.Arrays;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** Registers a bean, or the beans of a configuration, only on nodes that have all of the sides. */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@Conditional(ConditionalOnSide.OnSide.class)
public @interface ConditionalOnSide {

    /** The sides. */
    Side[] value();

    /** Compares the configured role with the annotation. */
    final class OnSide implements Condition {

        @Override
        public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
            Role role = Role.of(context.getEnvironment());
            Side[] sides =
                    metadata.getAnnotations().get(ConditionalOnSide.class).getEnumArray("value", Side.class);
            return Arrays.stream(sides).allMatch(role::has);
        }
    }
}
