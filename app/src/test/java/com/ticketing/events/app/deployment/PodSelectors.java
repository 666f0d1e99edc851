package com.ticketing.events.app.deployment;

import io.fabric8.kubernetes.api.model.LabelSelector;
import java.util.Map;

/** Selectors of pods by their labels. */
final class PodSelectors {

    private PodSelectors() {}

    /** Whether a selector with {@code matchLabels} and the operator {@code In} selects pods with these labels. */
    static boolean matches(LabelSelector selector, Map<String, String> labels) {
        return (selector.getMatchLabels() == null
                        || labels.entrySet()
                                .containsAll(selector.getMatchLabels().entrySet()))
                && selector.getMatchExpressions().stream().allMatch(expression -> {
                    if (!expression.getOperator().equals("In")) {
                        throw new IllegalArgumentException(expression.getOperator());
                    }
                    return expression.getValues().contains(labels.get(expression.getKey()));
                });
    }
}
