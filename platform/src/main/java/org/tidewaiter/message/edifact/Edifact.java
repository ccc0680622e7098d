package org.tidewaiter.message.edifact;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.tidewaiter.message.MessageFormat;
import org.tidewaiter.message.NationalGuide;
import org.tidewaiter.message.ReadResult;

/**
 * UN/EDIFACT interchanges of CUSDEC, CUSCAR, CUSRES, CUSREP and IFTSTA messages, and of the lists of passengers and crew PAXLST and PNRGOV (IATA),
 * tried with directories D.96B and D.01B, syntax 3 and 4.
 *
 * <p>Paths: {@code CUSDEC[1]/CST[2]/TAX[1]/MOA[1]} is the first MOA of the first TAX group of the second item of the first
 * message of the file: a group is named by the segment that opens it, because its number changes from directory to
 * directory. Where a message cannot be read the path is {@code segment 14 MEA}, counted from its UNH as UNT counts.
 */
public final class Edifact implements MessageFormat {
    private static final Pattern START =
            Pattern.compile("(?:UNA.{6}\\s*)?UNB[^A-Za-z0-9](?:UNO[A-Z]|IAT[AB]).*", Pattern.DOTALL);

    private final EdifactTables tables;

    /** As the directories have it. */
    public Edifact() {
        this(EdifactTables.STANDARD);
    }

    private Edifact(EdifactTables tables) {
        this.tables = tables;
    }

    @Override
    public MessageFormat in(NationalGuide guide) {
        return new Edifact(tables.with(guide));
    }

    @Override
    public String name() {
        return "edifact";
    }

    @Override
    public String words() {
        return "UN/EDIFACT interchanges (CUSDEC, CUSCAR, CUSRES, CUSREP, IFTSTA, PAXLST, PNRGOV)";
    }

    @Override
    public boolean recognises(byte[] start) {
        Charset wide = Utf16.of(start);
        String text =
                new String(start, 0, Math.min(start.length, 200), wide == null ? StandardCharsets.ISO_8859_1 : wide);
        int from = text.startsWith("\u00ef\u00bb\u00bf") ? 3 : text.startsWith("\uFEFF") ? 1 : 0;
        while (from < text.length() && text.charAt(from) <= ' ') {
            from++;
        }
        return START.matcher(text.substring(from)).matches() || TeletypeHeading.length(start) > 0;
    }

    @Override
    public void read(InputStream in, Consumer<ReadResult> sink) throws IOException {
        BufferedInputStream bytes = new BufferedInputStream(in);
        bytes.mark(TeletypeHeading.LONGEST);
        byte[] start = bytes.readNBytes(TeletypeHeading.LONGEST);
        bytes.reset();
        Charset wide = Utf16.of(start);
        int heading = TeletypeHeading.length(start);
        bytes.skipNBytes(heading);
        SegmentReader segments = wide == null
                ? new SegmentReader(bytes, null)
                : new SegmentReader(new Utf16(bytes, wide), StandardCharsets.UTF_8);
        Interchange interchange = new Interchange(sink, tables, TeletypeHeading.lines(start, heading));
        for (Segment segment = segments.next(); segment != null; segment = segments.next()) {
            interchange.take(segment);
        }
        interchange.end();
    }
}
