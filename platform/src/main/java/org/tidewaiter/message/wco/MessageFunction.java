package org.tidewaiter.message.wco;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.message.Element;
import org.tidewaiter.message.Message;
import org.tidewaiter.message.path.Leaf;
import org.tidewaiter.message.path.PathPattern;
import org.tidewaiter.message.path.Times;

/**
 * What a message does, a line of {@code functions.tsv}.
 *
 * @param message the name of its element, or notice
 * @param code its function code, or *
 * @param detail its type or status, or *
 * @param kind what it is for the model
 * @param event what happened, or - for nothing
 * @param by who is responsible: customs, declarant, or -
 * @param at where its time stands, the first that is given
 */
record MessageFunction(
        String message, String code, String detail, Message.Kind kind, String event, String by, List<PathPattern> at) {
    private static final List<MessageFunction> ALL = read();

    /** What a message does whose element is {@code main}. */
    static MessageFunction of(Element main) {
        String name = main.name();
        boolean ofWco = name.equals("Declaration") || name.equals("Response");
        String kind = ofWco ? name : "notice";
        String code = text(main, ofWco ? "FunctionCode" : "messageCode");
        String detail = text(main, name.equals("Response") ? "Status/NameCode" : "TypeCode");
        return ALL.stream()
                .filter(d -> d.message.equals(kind) && fits(d.code, code) && fits(d.detail, detail))
                .findFirst()
                .orElseThrow();
    }

    /** What happened and when; nothing where the message gives no time. */
    List<Message.Happened> happened(Element root, Element main, @Nullable String declarant) {
        if (event.equals("-")) {
            return List.of();
        }
        return at.stream()
                .flatMap(p -> p.in(root, main).stream())
                .map(Leaf::text)
                .map(Times.DAY_FIRST::iso)
                .filter(Objects::nonNull)
                .findFirst()
                .map(t -> List.of(new Message.Happened(event, t, by.equals("declarant") ? declarant : by)))
                .orElse(List.of());
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
                            w[0],
                            w[1],
                            w[2],
                            Message.Kind.valueOf(w[3]),
                            w[4],
                            w[5],
                            Arrays.stream(w[6].split("\\|"))
                                    .map(PathPattern::of)
                                    .toList()))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
