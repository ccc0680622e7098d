package org.tidewaiter.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class VisibleTextTest {
    private static final String HOSTILE = "\u001b]0;x\u0007é\u009b2J€\u202ecsv\u2069 ␛â\u00a0𝄞\u007f\b";
    private static final String SHOWN = "␛]0;x␇é\ufffd2J€\ufffdcsv\ufffd ␛â\u00a0𝄞␡␈";

    @Test
    void a_line_has_nothing_that_a_terminal_obeys() {
        assertThat(VisibleText.line(HOSTILE)).isEqualTo(SHOWN);
        assertThat(VisibleText.line("a\r\nb\tc")).isEqualTo("a␍␊b␉c");
    }

    @Test
    void a_stream_shows_the_same_but_keeps_lines_and_progress() {
        assertThat(printed(StandardCharsets.UTF_8, HOSTILE + "\n\ta\rb")).isEqualTo(SHOWN + "\n\ta\rb");
        assertThat(printed(StandardCharsets.ISO_8859_1, "\u001b[2Jé\n")).isEqualTo("?[2Jé\n");
    }

    @Test
    void bytes_that_come_one_by_one_or_are_no_text_come_out_as_they_are() {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        PrintStream out = VisibleText.on(new PrintStream(all, true, StandardCharsets.UTF_8));
        for (byte b : HOSTILE.getBytes(StandardCharsets.UTF_8)) {
            out.write(b);
        }
        assertThat(all.toString(StandardCharsets.UTF_8)).isEqualTo(SHOWN);
        all.reset();
        byte[] broken = {(byte) 0xe2, 'a', (byte) 0xc2, (byte) 0xe2, (byte) 0x82, 'b', (byte) 0xff, (byte) 0xe2};
        out.write(broken, 0, broken.length);
        out.close();
        assertThat(all.toByteArray()).isEqualTo(broken);
    }

    private static String printed(Charset charset, String text) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        PrintStream out = VisibleText.on(new PrintStream(all, true, charset));
        out.print(text);
        out.flush();
        return all.toString(charset);
    }

    @Test
    void a_sentence_stays_on_its_line_whatever_the_value_has() {
        assertThat(VisibleText.sentence("such as '1 \r\n000,5\u001b stones'")).isEqualTo("such as '1 ⏎ 000,5␛ stones'");
    }
}
