package org.tidewaiter.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LineBreaksTest {
    private static List<String> lines(String text) {
        LineBreaks breaks = new LineBreaks();
        breaks.setText(text);
        List<String> lines = new ArrayList<>();
        int from = 0;
        for (int to = breaks.next(); to >= 0; to = breaks.next()) {
            lines.add(text.substring(from, to));
            from = to;
        }
        return lines;
    }

    @Test
    void a_line_does_not_end_behind_an_apostrophe_within_a_word() {
        assertThat(lines("le jour de l’acceptation")).containsExactly("le ", "jour ", "de ", "l’acceptation");
        assertThat(lines("qu'il n’y a")).containsExactly("qu'il ", "n’y ", "a");
    }

    @Test
    void a_line_does_not_end_at_a_space_that_does_not_break() {
        assertThat(lines("3,1\u00a0% de\u00a0: tout")).containsExactly("3,1\u00a0% ", "de\u00a0: ", "tout");
    }
}
