package org.tidewaiter.cli;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.engine.TidewaiterException;
import org.tidewaiter.engine.TidewaiterException.Kind;
import org.tidewaiter.mapping.StatedColumns;
import org.tidewaiter.notation.DayOrder;
import org.tidewaiter.notation.StatedStyle;
import picocli.CommandLine.Option;

/** What a person says of tables that their names and values do not prove: how they are written, and what a column is. */
final class WritingOptions {
    @Option(
            names = "--date-order",
            paramLabel = "ORDER",
            description = "Days in figures are dmy, mdy or ymd, where the values do not prove it (default: ask).")
    @Nullable
    String order;

    @Option(
            names = "--decimal",
            paramLabel = "SIGN",
            description = "The decimal sign, . or , where the values do not prove it (default: ask).")
    @Nullable
    String decimal;

    @Option(
            names = "--encoding",
            paramLabel = "NAME",
            description = "The encoding of texts, such as windows-1251, GB18030 or UTF-8 (default: as they spell).")
    @Nullable
    String encoding;

    @Option(
            names = "--set",
            paramLabel = "COLUMN=FIELD",
            description =
                    "This column of a table without a mapping is that field (declaration.accepted_at; with --as a column of the kind), or - for none; again for more.")
    List<String> set = List.of();

    /** What was said. */
    StatedStyle stated() {
        return new StatedStyle(order(), sign(), charset(), StatedColumns.read(set));
    }

    /** What was said of the writing of values alone. */
    StatedStyle style() {
        return new StatedStyle(order(), sign(), charset());
    }

    /** What was said that columns are, whatever the kind of the file. */
    Map<String, String> said() {
        return StatedColumns.said(set, "declaration_id");
    }

    private @Nullable DayOrder order() {
        String said = order;
        if (said == null) {
            return null;
        }
        for (DayOrder one : DayOrder.values()) {
            if (one.word().equals(said.toLowerCase(Locale.ROOT))) {
                return one;
            }
        }
        throw wrong("'" + said + "' is no order of day, month and year", "give --date-order dmy, mdy or ymd");
    }

    private @Nullable Character sign() {
        String said = decimal;
        if (said == null) {
            return null;
        }
        if (!said.equals(".") && !said.equals(",")) {
            throw wrong("'" + said + "' is no decimal sign", "give --decimal . or --decimal ,");
        }
        return said.charAt(0);
    }

    private @Nullable Charset charset() {
        String said = encoding;
        if (said == null) {
            return null;
        }
        try {
            return Charset.forName(said.toLowerCase(Locale.ROOT).replaceFirst("^cp125", "windows-125"));
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            throw wrong(
                    "'" + said + "' is no encoding that is known", "give one such as UTF-8, windows-1251 or GB18030");
        }
    }

    private static TidewaiterException wrong(String what, String remedy) {
        return new TidewaiterException(Kind.USAGE, what, remedy);
    }
}
