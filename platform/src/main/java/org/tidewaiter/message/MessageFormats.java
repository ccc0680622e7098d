package org.tidewaiter.message;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.tidewaiter.message.aircargo.CargoXml;
import org.tidewaiter.message.asycuda.AsycudaFlat;
import org.tidewaiter.message.asycuda.AsycudaXml;
import org.tidewaiter.message.awmds.Manifest;
import org.tidewaiter.message.edifact.Edifact;
import org.tidewaiter.message.ens.EntrySummary;
import org.tidewaiter.message.ens.EntrySummaryAnswers;
import org.tidewaiter.message.export.ExportDeclaration;
import org.tidewaiter.message.ics2.EntrySummaryFiling;
import org.tidewaiter.message.transit.Transit;
import org.tidewaiter.message.wco.WcoXml;
import org.tidewaiter.message.x12.X12;

/** The formats of messages that Tidewaiter reads. */
public final class MessageFormats {
    private static final List<MessageFormat> ALL = List.of(
            new EntrySummary(),
            new EntrySummaryAnswers(),
            new EntrySummaryFiling(),
            new Manifest(),
            new Transit(),
            new ExportDeclaration(),
            new CargoXml(),
            new WcoXml(),
            new AsycudaXml(),
            new Edifact(),
            new X12(),
            new AsycudaFlat());

    private static final Pattern JSON = Pattern.compile("(?:\\[\\s*)?\\{\\s*\"");

    private MessageFormats() {}

    /** All of them. */
    public static List<MessageFormat> all() {
        return ALL;
    }

    /** The format of a file that starts with these bytes (unpacked), or nothing when it is none of these. */
    public static Optional<MessageFormat> recognise(byte[] start) {
        return isJson(start)
                ? Optional.empty()
                : ALL.stream().filter(f -> f.recognises(start)).findFirst();
    }

    /** A message that is a value in JSON is none yet: its signs are written otherwise there. */
    private static boolean isJson(byte[] start) {
        String text = new String(start, 0, Math.min(start.length, 200), StandardCharsets.ISO_8859_1).strip();
        return JSON.matcher(text).lookingAt();
    }
}
