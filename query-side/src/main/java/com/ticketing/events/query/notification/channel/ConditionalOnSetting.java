package com.ticketing.events.query.notification.channel;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.core.type.AnnotatedTypeMetadata;
import org.springframework.util.StringUtils;

/** Registers the beans of a configuration only if a property is set and not blank. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Conditional(ConditionalOnSetting.OnSetting.class)
public @interface ConditionalOnSetting {

    /** The name of the property. */
    String value();

    /** Reads the property. */
    final class OnSetting implements Condition {

        @Override
        public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
            String property =
                    metadata.getAnnotations().get(ConditionalOnSetting.class).getString("value");
            return StringUtils.hasText(context.getEnvironment().getProperty(property));
        }
    }
}
