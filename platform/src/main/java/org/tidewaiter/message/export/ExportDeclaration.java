package org.tidewaiter.message.export;

import java.io.IOException;
import java.io.InputStream;
import java.util.function.Consumer;
import org.tidewaiter.message.MessageFormat;
import org.tidewaiter.message.ReadResult;
import org.tidewaiter.message.path.XmlMessages;

/**
 * Export declarations (CC515C) and the messages about them of the EU's Automated Export System. A declaration goes by its MRN, before it
 * has one by its LRN; both are in the answers, which match either. Source: the XML schemas of DG TAXUD's design document for
 * national export applications (DDNXA), messages IE504 to IE599, and their national forms as far as they share their names.
 */
public final class ExportDeclaration implements MessageFormat {
    private static final XmlMessages MESSAGES = XmlMessages.read(ExportDeclaration.class, "messages.tsv");

    @Override
    public String name() {
        return "aes";
    }

    @Override
    public boolean recognises(byte[] start) {
        return MESSAGES.opening(start).isPresent();
    }

    @Override
    public void read(InputStream in, Consumer<ReadResult> sink) throws IOException {
        MESSAGES.read(name(), in, sink);
    }
}
