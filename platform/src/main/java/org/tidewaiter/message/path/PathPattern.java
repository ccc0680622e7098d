package org.tidewaiter.message.path;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.message.Element;

/**
 * A path to values, a small part of XPath: steps parted by a slash, each the name of an element or {@code *}, with conditions
 * {@code [Name]} (has such an element, {@code [Name/Name]} one further inside), {@code [Name=A|B]} (whose text is one of these),
 * either negated by {@code !} before the name, and {@code [1]} (only the first that is left); a step {@code .} stays where it is. A last step
 * {@code @name} is an attribute. A path that starts with two slashes is looked for in the whole message. Names are compared without regard to case,
 * as ASYCUDA's releases differ in it.
 */
public final class PathPattern {
    private static final Pattern STEP = Pattern.compile("([^\\[\\]/]+)((?:\\[[^\\]]+])*)");
    private static final Pattern CONDITION = Pattern.compile("\\[(!?)([^\\]=]+)(?:=([^\\]]*))?]");

    private record Step(String name, List<Predicate<Element>> conditions, boolean firstOnly) {
        /** Plain loops: this runs for every line of a table at every item. */
        void in(Element parent, List<Element> found) {
            if (name.equals(".")) {
                if (fits(parent)) {
                    found.add(parent);
                }
                return;
            }
            boolean any = name.equals("*");
            List<Element> children = parent.children();
            for (int c = 0; c < children.size(); c++) {
                Element child = children.get(c);
                if ((any || child.name().equalsIgnoreCase(name)) && fits(child)) {
                    found.add(child);
                    if (firstOnly) {
                        return;
                    }
                }
            }
        }

        private boolean fits(Element element) {
            for (Predicate<Element> condition : conditions) {
                if (!condition.test(element)) {
                    return false;
                }
            }
            return true;
        }
    }

    private final boolean anywhere;
    private final List<Step> steps = new ArrayList<>();
    private final @Nullable String attribute;

    private PathPattern(String text) {
        anywhere = text.startsWith("//");
        String path = anywhere ? text.substring(2) : text;
        int at = path.lastIndexOf("/@");
        attribute = at < 0 ? null : path.substring(at + 2);
        Matcher matcher = STEP.matcher(at < 0 ? path : path.substring(0, at));
        while (matcher.find()) {
            steps.add(step(matcher.group(1), matcher.group(2)));
        }
    }

    /** Reads a path. */
    public static PathPattern of(String text) {
        return new PathPattern(text);
    }

    private static Step step(String name, String conditions) {
        List<Predicate<Element>> tests = new ArrayList<>();
        boolean firstOnly = false;
        Matcher matcher = CONDITION.matcher(conditions);
        while (matcher.find()) {
            if (matcher.group(2).equals("1")) {
                firstOnly = true;
            } else {
                Predicate<Element> test = condition(matcher.group(2), matcher.group(3));
                tests.add(matcher.group(1).isEmpty() ? test : test.negate());
            }
        }
        return new Step(name, tests, firstOnly);
    }

    private static Predicate<Element> condition(String child, @Nullable String values) {
        List<String> steps = List.of(child.split("/"));
        if (values == null) {
            return e -> reaches(e, steps, inside -> true);
        }
        List<String> allowed = List.of(values.split("\\|"));
        return e -> reaches(e, steps, inside -> allowed.contains(inside.text()));
    }

    /** Whether an element down the steps fits. */
    private static boolean reaches(Element element, List<String> steps, Predicate<Element> wanted) {
        if (steps.isEmpty()) {
            return wanted.test(element);
        }
        for (Element child : element.children()) {
            if (child.name().equalsIgnoreCase(steps.getFirst())
                    && reaches(child, steps.subList(1, steps.size()), wanted)) {
                return true;
            }
        }
        return false;
    }

    /** Whether an element has the name and fulfils the conditions of the first step. */
    boolean fits(Element element) {
        Step first = steps.getFirst();
        return element.name().equals(first.name()) && first.fits(element);
    }

    /** The name of the first step. */
    String firstName() {
        return steps.getFirst().name();
    }

    /** The elements it leads to, in document order, from where {@link #in} starts. */
    List<Element> elements(Element root, Element context) {
        List<Element> here = List.of(context);
        if (anywhere) {
            here = new ArrayList<>();
            within(root, here);
        }
        for (Step step : steps) {
            List<Element> next = new ArrayList<>(2);
            for (int e = 0; e < here.size(); e++) {
                step.in(here.get(e), next);
            }
            if (next.isEmpty()) {
                return List.of();
            }
            here = next;
        }
        return here;
    }

    /** The values it leads to, in document order: from {@code context}, or from {@code root} for one that starts with two slashes. */
    public List<Leaf> in(Element root, Element context) {
        List<Element> elements = elements(root, context);
        if (elements.isEmpty()) {
            return List.of();
        }
        List<Leaf> found = new ArrayList<>(elements.size());
        for (Element element : elements) {
            value(element, found);
        }
        return found;
    }

    private static void within(Element top, List<Element> found) {
        found.add(top);
        for (Element child : top.children()) {
            within(child, found);
        }
    }

    /** The elements that have a text, two at most: more are not one value. */
    private static void withText(Element top, List<Element> found) {
        if (!top.text().isEmpty()) {
            found.add(top);
        }
        for (int c = 0; c < top.children().size() && found.size() < 2; c++) {
            withText(top.children().get(c), found);
        }
    }

    /** The value of an element; of one that only wraps one other value (AcceptanceDateTime/DateTimeString), that. */
    private void value(Element element, List<Leaf> found) {
        if (attribute != null) {
            Leaf leaf = new Leaf(element, attribute);
            if (!leaf.text().isEmpty()) {
                found.add(leaf);
            }
        } else if (!element.text().isEmpty()) {
            found.add(new Leaf(element, null));
        } else {
            List<Element> inside = new ArrayList<>(2);
            withText(element, inside);
            if (inside.size() == 1) {
                found.add(new Leaf(inside.getFirst(), null));
            }
        }
    }
}
