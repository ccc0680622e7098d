package org.tidewaiter.dataquality;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.tidewaiter.mapping.MessageValues;
import org.tidewaiter.message.Message;
import org.tidewaiter.message.ReadResult;
import org.tidewaiter.message.UnlodgedDeclaration;

/** Counts the messages of a file for which loading fills in what they do not say: the day of acceptance, a draft's name. */
final class FilledInByLoading {
    private long undated;
    private long drafts;

    /** Looks at the next message. */
    void look(ReadResult read) {
        if (read instanceof Message message && message.kind() != Message.Kind.RESPONSE) {
            undated += MessageValues.acceptedFrom(message).equals(MessageValues.DAY_OF_LOADING) ? 1 : 0;
            drafts += UnlodgedDeclaration.is(message) ? 1 : 0;
        }
    }

    /** What is to be told of the file once, without a full stop. */
    List<String> remarks() {
        List<String> remarks = new ArrayList<>();
        if (drafts > 0) {
            remarks.add(String.format(
                    Locale.ROOT,
                    "%,d %s neither number nor reference and would be loaded as %s, apart from what is registered",
                    drafts,
                    drafts == 1 ? "has" : "have",
                    drafts == 1 ? "a draft" : "drafts"));
        }
        if (undated > 0) {
            remarks.add(String.format(
                    Locale.ROOT,
                    "%,d %s no day of acceptance or lodging: loading takes the day of loading",
                    undated,
                    undated == 1 ? "says" : "say"));
        }
        return remarks;
    }
}
