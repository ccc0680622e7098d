package org.tidewaiter.message.wco;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.tidewaiter.message.Element;
import org.tidewaiter.message.Message;
import org.tidewaiter.message.path.EventRule;

/**
 * What a message does, a line of {@code functions.tsv}.
 *
 * @param message the name of its element, or notice
 * @param code its function code, or *
 * @param detail its type or status, or *
 * @param kind what it is for the model
 * @param happened what happened, by whom, and where its time stands
 */
record MessageFunction(String message, String code, String detail, Message.Kind kind, EventRule happened) {
    private static final List<MessageFunction> ALL = read();

    /** What a message does whose element is {@code main}. */
    static MessageFunction of(Element main) {
        String name = WcoMessage.role(main);
        boolean ofWco = name.equals("Declaration") || name.equals("Response") || name.equals(WcoMessage.CARGO);
        String kind = ofWco || name.equals(WcoMessage.EXCERPT) ? name : "notice";
        String code = text(main, ofWco ? "FunctionCode" : "messageCode");
        String detail = text(main, name.equals("Response") ? "Status/NameCode" : "TypeCode");
        return ALL.stream()
                .filter(d -> d.message.equals(kind) && fits(d.code, code) && fits(d.detail, detail))
                .findFirst()
                .orElseThrow();
    }

    private static String text(Element main, String steps) {
        return Objects.requireNonNullElse(main.textAt(steps), "");
    }

    /** Codes are numbers with or without a zero before them. */
    private static boolean fits(String wanted, String given) {
        return wanted.equals("*") || withoutZeros(wanted).equals(withoutZeros(given));
    }

    private static String withoutZeros(String code) {
        return code.replaceFirst("^0+(?=.)", "");
    }

    private static List<MessageFunction> read() {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(MessageFunction.class.getResourceAsStream("functions.tsv")),
                StandardCharsets.UTF_8))) {
            return lines.lines()
                    .filter(l -> !l.startsWith("#"))
                    .map(l -> l.split("\t"))
                    .map(w -> new MessageFunction(
                            w[0], w[1], w[2], Message.Kind.valueOf(w[3]), EventRule.of(w[4], w[5], w[6])))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
