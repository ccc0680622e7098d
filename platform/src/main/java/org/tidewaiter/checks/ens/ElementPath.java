package org.tidewaiter.checks.ens;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.tidewaiter.message.Element;

/**
 * A path in the table of rules: {@code PACGS2/KinOfPacGS23} from the element at hand, {@code /HEAHEA/SpeCirIndHEA1} from the message,
 * {@code .} the element at hand, {@code /} the message.
 */
record ElementPath(boolean fromTop, List<String> names) {
    private static final Pattern SPACE = Pattern.compile("\\s+");

    static ElementPath of(String text) {
        boolean fromTop = text.startsWith("/");
        String rest = fromTop ? text.substring(1) : text;
        return new ElementPath(fromTop, rest.isEmpty() || rest.equals(".") ? List.of() : List.of(rest.split("/")));
    }

    /** All elements it leads to, in the order of the message. */
    List<Element> from(Element top, Element here) {
        List<Element> reached = List.of(fromTop ? top : here);
        for (String name : names) {
            reached = inside(reached, name);
        }
        return reached;
    }

    private static List<Element> inside(List<Element> around, String name) {
        List<Element> found = List.of();
        for (Element element : around) {
            for (Element child : element.children()) {
                if (child.name().equals(name)) {
                    // most paths of most rules lead nowhere in most messages
                    found = found.isEmpty() ? new ArrayList<>() : found;
                    found.add(child);
                }
            }
        }
        return found;
    }

    /** What an element says; blanks inside count as one, as in the schema of the message. */
    static String text(Element element) {
        String text = element.text();
        return text.indexOf(' ') < 0 && text.indexOf('\n') < 0 && text.indexOf('\t') < 0
                ? text
                : SPACE.matcher(text).replaceAll(" ");
    }
}
