package org.tidewaiter.message.awmds;

import java.io.IOException;
import java.io.InputStream;
import java.util.function.Consumer;
import org.tidewaiter.message.MessageFormat;
import org.tidewaiter.message.ReadResult;
import org.tidewaiter.message.path.XmlMessages;

/**
 * The manifest of ASYCUDA World, {@code <Awmds>}: a voyage and its bills of lading, each an item; and the house bills that are added to a
 * master bill of a manifest ({@code <Awbolds>}, {@code <Awbolegmds>}). A manifest goes by what tells it in ASYCUDA: office, voyage and
 * day of departure; house bills by the same and their master bill. Source: UNCTAD's AWMDS XML as administrations and integrators
 * publish it.
 */
public final class Manifest implements MessageFormat {
    private static final XmlMessages MESSAGES = XmlMessages.read(Manifest.class, "messages.tsv");

    @Override
    public String name() {
        return "asycuda-manifest";
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
