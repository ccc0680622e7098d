package org.tidewaiter.checks.ens;

import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.tidewaiter.message.Element;

/**
 * One rule's look at one message. What a condition asks of the message as a whole is asked once, not once an item: otherwise a
 * hostile message of many headings and many items would take quadratic time.
 */
final class RuleEvaluation {
    private final Element top;
    private final Map<Object, Boolean> answers = new IdentityHashMap<>();
    private final Map<Object, Set<String>> texts = new IdentityHashMap<>();

    RuleEvaluation(Element top) {
        this.top = top;
    }

    Element top() {
        return top;
    }

    /** The elements the steps lead to, from the message or from {@code here}. */
    List<Element> at(ElementPath steps, Element here) {
        return steps.from(top, here);
    }

    /** Whether they do, asked once where they are the message's own. */
    boolean ask(Object asker, ElementPath steps, Element here, Predicate<List<Element>> question) {
        if (!steps.fromTop()) {
            return question.test(at(steps, here));
        }
        Boolean known = answers.get(asker);
        if (known == null) {
            known = question.test(at(steps, here));
            answers.put(asker, known);
        }
        return known;
    }

    /** The texts of the elements to which the steps lead, from the top or from here. */
    Set<String> texts(ElementPath steps, Element here) {
        if (!steps.fromTop()) {
            return said(steps, here);
        }
        return texts.computeIfAbsent(steps, s -> said(steps, here));
    }

    private Set<String> said(ElementPath steps, Element here) {
        return at(steps, here).stream().map(ElementPath::text).collect(Collectors.toCollection(HashSet::new));
    }
}
