package org.tidewaiter.message;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.tidewaiter.message.asycuda.AsycudaFlat;
import org.tidewaiter.message.asycuda.AsycudaXml;
import org.tidewaiter.message.edifact.Edifact;
import org.tidewaiter.message.ens.EntrySummary;
import org.tidewaiter.message.path.XmlFormat;
import org.tidewaiter.message.wco.WcoXml;
import org.tidewaiter.message.x12.X12;

/** The formats of messages that Tidewaiter reads. */
public final class MessageFormats {
    /** Entry summaries of the former and of today's system, and their answers, are one thing to who has them. */
    private static final String ENTRY_SUMMARIES = new EntrySummary().words();

    private static final List<MessageFormat> ALL = List.of(
            new EntrySummary(),
            XmlFormat.of("ics", "ens", ENTRY_SUMMARIES),
            XmlFormat.of("ics2", "ics2", ENTRY_SUMMARIES),
            XmlFormat.of("asycuda-manifest", "awmds", "ASYCUDA's manifest (<Awmds>)"),
            XmlFormat.of("ncts", "transit", "transit declarations (<CC015C>) and the answers to them"),
            XmlFormat.of("aes", "export", "export declarations (<CC515C>) and the answers to them"),
            XmlFormat.of("eu-import", "imports", "import declarations of the EU (<CC415C>) and the answers to them"),
            XmlFormat.of("cargo-xml", "aircargo", "IATA Cargo-XML (<Waybill>)").marked("iata:"),
            new WcoXml(),
            new AsycudaXml(),
            new Edifact(),
            new X12(),
            new AsycudaFlat());

    private MessageFormats() {}

    /** All formats that are read, in the order in which they are tried. */
    public static List<MessageFormat> all() {
        return ALL;
    }

    /** The one of that name; nothing where this version has none. */
    public static Optional<MessageFormat> named(String name) {
        return ALL.stream().filter(f -> f.name().equals(name)).findFirst();
    }

    /** What is read, in a sentence for people who gave something else. */
    public static String words() {
        return ALL.stream().map(MessageFormat::words).distinct().collect(Collectors.joining(", "));
    }

    /** The format of a file that starts with these bytes (unpacked), or nothing when it is none of these. */
    public static Optional<MessageFormat> recognise(byte[] start) {
        return ALL.stream().filter(f -> f.recognises(start)).findFirst();
    }
}
