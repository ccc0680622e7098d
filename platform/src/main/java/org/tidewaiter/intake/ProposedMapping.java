package org.tidewaiter.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.tidewaiter.engine.TidewaiterException;
import org.tidewaiter.engine.TidewaiterException.Kind;
import org.tidewaiter.mapping.LaterValues;
import org.tidewaiter.mapping.LeftOutColumn;
import org.tidewaiter.mapping.Mapping;
import org.tidewaiter.mapping.MappingProposal;
import org.tidewaiter.mapping.OpenQuestion;
import org.tidewaiter.source.Header;
import org.tidewaiter.source.Source;

/**
 * The mapping that the beginning of a file proposes, and what is proposed in its place once columns have values that had none there: the load
 * {@linkplain #watching watches} them, and asks {@link #changesBy} when it has read all rows.
 */
final class ProposedMapping {
    private final Source source;
    private final Set<String> leaveOut;
    private MappingProposal proposal;
    private Mapping mapping;

    /**
     * A mapping as proposed.
     *
     * @param leaveOut the columns that a person wants to be left out
     * @throws TidewaiterException INPUT when it is not sure, or leaves out what stands for money, a mass or the like
     */
    ProposedMapping(Source source, MappingProposal proposal, Set<String> leaveOut) {
        this.source = source;
        this.leaveOut = leaveOut;
        this.proposal = proposal;
        mapping = sure(proposal);
    }

    private Mapping sure(MappingProposal proposed) {
        List<OpenQuestion> open = new ArrayList<>(proposed.questions());
        Set<String> asked = open.stream().map(OpenQuestion::column).collect(Collectors.toSet());
        proposed.leftOut().stream()
                .filter(c -> c.weighty() && !leaveOut.contains(c.column()) && !asked.contains(c.column()))
                .map(c -> new OpenQuestion(c.why(), c.column(), c.unread() == 0 ? c.field() : "", refusal(c)))
                .forEach(open::add);
        if (!open.isEmpty()) {
            throw OpenQuestion.of(open, source.shown().toString(), source.path());
        }
        return proposed.sureMapping();
    }

    TableLoad.ChosenMapping chosen() {
        return new TableLoad.ChosenMapping(mapping, proposal.leftOut(), proposal.assumed(), false, this);
    }

    /** What becomes of each column, a line each. */
    List<String> loaded() {
        return proposal.loaded();
    }

    /** What watches the columns that have no value in the beginning. */
    LaterValues watching(Header header) {
        return new LaterValues(header, proposal.watched());
    }

    /**
     * Whether another mapping is proposed with the values that came later; {@link #chosen} is that one then.
     *
     * @throws TidewaiterException INPUT when it is not sure, as of the beginning
     */
    boolean changesBy(LaterValues later) {
        MappingProposal now = later.any() ? proposal.with(later) : proposal;
        boolean changes = now != proposal;
        if (changes) {
            Mapping sure = sure(now);
            changes = !sure.text().equals(mapping.text());
            proposal = now;
            mapping = sure;
        }
        return changes;
    }

    /** A load without its masses or its money is worse than none: it looks right. */
    private TidewaiterException refusal(LeftOutColumn column) {
        return new TidewaiterException(
                Kind.INPUT,
                "A column of " + source.shown() + (column.unread() == 0 ? " is not sure: " : " cannot be read: ")
                        + column.why(),
                (column.unread() == 0
                                ? "say it (--set '" + column.column() + "=" + column.field() + "', or '"
                                        + column.column() + "=-' where it is none), "
                                : "correct it, ")
                        + "say how it is read in a mapping ('tidewaiter map " + source.path()
                        + " --out mapping.yaml' proposes one), or load without it: --leave-out '" + column.column()
                        + "'");
    }
}
