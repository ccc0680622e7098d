package org.tidewaiter.message.x12;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.tidewaiter.message.MessageFormat;
import org.tidewaiter.message.ReadResult;
import org.tidewaiter.message.path.XmlMessages;

/**
 * ANSI X12, transaction set 309, the manifest that carriers give to Customs (US, Caribbean): an interchange from ISA to IEA, whose ISA says
 * which signs part elements and segments. A message is a manifest of one voyage; its items are the bills of lading ({@code LX}).
 * The segments become a tree by {@code loops.tsv}, whose values are placed by {@code manifest.paths}. Source: ASC X12 309, releases
 * 004010 to 006050, as CBP's guides and open implementations use it.
 */
public final class X12 implements MessageFormat {
    static final XmlMessages MESSAGES = XmlMessages.read(X12.class, "messages.tsv");

    /** An interchange header, and further on the header of a manifest. */
    private static final Pattern MANIFEST =
            Pattern.compile("\\s*ISA([^A-Za-z0-9\\s])\\d\\d\\1.{90,110}?GS\\1.*?[^A-Z]ST\\1309\\1.*", Pattern.DOTALL);

    @Override
    public String name() {
        return "x12";
    }

    @Override
    public boolean recognises(byte[] start) {
        return start.length > 0
                && MANIFEST.matcher(new String(start, StandardCharsets.ISO_8859_1))
                        .matches();
    }

    @Override
    public void read(InputStream in, Consumer<ReadResult> sink) throws IOException {
        new SetReader(name(), sink).read(new BufferedInputStream(in, 1 << 16));
    }
}
