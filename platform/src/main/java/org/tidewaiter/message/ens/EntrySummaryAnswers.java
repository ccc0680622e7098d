package org.tidewaiter.message.ens;

import java.io.IOException;
import java.io.InputStream;
import java.util.function.Consumer;
import org.tidewaiter.message.MessageFormat;
import org.tidewaiter.message.ReadResult;
import org.tidewaiter.message.path.XmlMessages;

/**
 * The messages about entry summary declarations beside the declaration itself ({@link EntrySummary}): the request to amend one (CC313A) and
 * the answers of Customs (CC304A, CC305A, CC316A, CC328A, CC351A). An answer names its declaration by MRN, by the declarant's reference, or both.
 * Source: the XML schemas of DG TAXUD's Import Control System, as HMRC and others use them.
 */
public final class EntrySummaryAnswers implements MessageFormat {
    private static final XmlMessages MESSAGES = XmlMessages.read(EntrySummaryAnswers.class, "messages.tsv");

    @Override
    public String name() {
        return "ics";
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
