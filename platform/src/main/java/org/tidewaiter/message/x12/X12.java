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
 * ANSI X12, the manifest that carriers give to Customs (309; US, Caribbean) and the answers of Customs to it: the status of bills (350) and
 * acceptance or rejection (355). An interchange is from ISA to IEA; its ISA says which signs part elements and segments. A manifest is of one voyage,
 * its items are the bills of lading ({@code LX}); a status message is what a 350 says of one bill ({@code X4}). The segments become a tree by
 * {@code loops.tsv}, whose values are placed by tables of paths. Source: ASC X12 309, 350 and 355, releases 003030 to 007060, as CBP's guides and
 * open implementations use them.
 */
public final class X12 implements MessageFormat {
    static final XmlMessages MESSAGES = XmlMessages.read(X12.class, "messages.tsv");

    /** An interchange header, and further on the header of a set that is read. */
    private static final Pattern READ = Pattern.compile(
            "(?:\u00ef\u00bb\u00bf)?\\s*ISA([^A-Za-z0-9\\s])\\d\\d\\1.{30,130}?GS\\1.*?[^A-Z]ST\\1(?:309|350|355)\\1.*",
            Pattern.DOTALL);

    @Override
    public String name() {
        return "x12";
    }

    @Override
    public String words() {
        return "manifests of X12 (309) and their answers (350, 355)";
    }

    @Override
    public boolean recognises(byte[] start) {
        return start.length > 0
                && READ.matcher(new String(start, StandardCharsets.ISO_8859_1)).matches();
    }

    @Override
    public void read(InputStream in, Consumer<ReadResult> sink) throws IOException {
        new SetReader(name(), sink).read(new BufferedInputStream(in, 1 << 16));
    }
}
