package org.tidewaiter.quality.ens;

import java.util.List;
import java.util.regex.Pattern;
import org.tidewaiter.message.Element;

/**
 * A path in the table of rules: {@code PACGS2/KinOfPacGS23} from the element at hand, {@code /HEAHEA/SpeCirIndHEA1} from the message,
 * {@code .} the element at hand, {@code /} the message.
 */
record Steps(boolean fromTop, List<String> names) {
    private static final Pattern SPACE = Pattern.compile("\\s+");

    static Steps of(String text) {
        boolean fromTop = text.startsWith("/");
        String rest = fromTop ? text.substring(1) : text;
        return new Steps(fromTop, rest.isEmpty() || rest.equals(".") ? List.of() : List.of(rest.split("/")));
    }

    /** All elements it leads to, in the order of the message. */
    List<Element> from(Element top, Element here) {
        List<Element> reached = List.of(fromTop ? top : here);
        for (String name : names) {
            reached = reached.stream().flatMap(e -> e.all(name)).toList();
        }
        return reached;
    }

    /** What an element says; blanks inside count as one, as in the schema of the message. */
    static String text(Element element) {
        return SPACE.matcher(element.text()).replaceAll(" ");
    }
}
