package org.tidewaiter.message.ics2;

import java.io.IOException;
import java.io.InputStream;
import java.util.function.Consumer;
import org.tidewaiter.message.MessageFormat;
import org.tidewaiter.message.ReadResult;
import org.tidewaiter.message.path.XmlMessages;

/**
 * Entry summary filings of the EU's Import Control System 2 ({@code <IE3F10>} to {@code <IE3F51>}), their amendments ({@code <IE3A…>}), requests
 * and notifications about them ({@code <IE3Q…>}, {@code <IE3R…>}, {@code <IE3N…>}). A filing goes by its LRN, an amendment and most answers by the
 * MRN; the registration (IE3R01) says both and leads from one to the other. Source: the harmonised trader interface of ICS2 (DG TAXUD),
 * information exchanges of version 2.
 */
public final class EntrySummaryFiling implements MessageFormat {
    private static final XmlMessages MESSAGES = XmlMessages.read(EntrySummaryFiling.class, "messages.tsv");

    @Override
    public String name() {
        return "ics2";
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
