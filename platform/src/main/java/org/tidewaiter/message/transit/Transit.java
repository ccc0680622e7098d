package org.tidewaiter.message.transit;

import java.io.IOException;
import java.io.InputStream;
import java.util.function.Consumer;
import org.tidewaiter.message.MessageFormat;
import org.tidewaiter.message.ReadResult;
import org.tidewaiter.message.path.XmlMessages;

/**
 * Transit declarations (CC015C) and the messages about them of NCTS phases 5 and 6, common to the EU and the other countries of the
 * Convention on a common transit procedure. A declaration goes by its MRN, before it has one by its LRN; both are in the answers, which
 * match either. Source: the XML schemas of DG TAXUD's design document for national transit applications (DDNTA), messages IE004 to IE182.
 */
public final class Transit implements MessageFormat {
    private static final XmlMessages MESSAGES = XmlMessages.read(Transit.class, "messages.tsv");

    @Override
    public String name() {
        return "ncts";
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
