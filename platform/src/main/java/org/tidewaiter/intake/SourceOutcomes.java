package org.tidewaiter.intake;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.tidewaiter.engine.TidewaiterException;
import org.tidewaiter.engine.TidewaiterException.Kind;
import org.tidewaiter.source.Archive;
import org.tidewaiter.source.Source;

/**
 * What became of several sources that were to be taken in: each is loaded, passed over because its content is there, or not
 * taken because something is wrong with it. One that cannot be taken does not stop the others.
 */
public final class SourceOutcomes {
    private final List<LoadReport> loads = new ArrayList<>();
    private final List<PassedOver> passedOver = new ArrayList<>();
    private final List<NotTaken> notTaken = new ArrayList<>();

    /**
     * A source whose content was loaded before.
     *
     * @param file its name
     * @param loadId the load that took it
     * @param loadedAt when that was
     * @param why the same in a sentence, with what to do about it
     */
    public record PassedOver(String file, int loadId, Instant loadedAt, String why) {}

    /** A source that cannot be taken, and why: the workspace is as if it had not been given. */
    public record NotTaken(String file, TidewaiterException why) {}

    /** Hears of each source as it is dealt with. */
    public interface Listener {
        /** Nobody listens. */
        Listener NONE = new Listener() {};

        /** It was loaded. */
        default void loaded(LoadReport report) {}

        /** It was loaded before. */
        default void passedOver(PassedOver source) {}

        /** It cannot be taken. */
        default void notTaken(NotTaken source) {}
    }

    /**
     * Takes sources in, one after the other.
     *
     * @param taking takes one in, all or nothing
     * @throws TidewaiterException when the fault is not the source's: the disk, the workspace, a defect. What was done until
     *     then the listener has heard
     */
    public static SourceOutcomes of(List<Source> sources, Function<Source, LoadReport> taking, Listener listener) {
        return of(sources, taking, (waiting, alone) -> List.of(), listener);
    }

    /** Takes several sources at once where that is quicker and comes to the same. */
    public interface BulkTaker {
        /**
         * Takes the first of the sources that wait.
         *
         * @param alone takes one by itself
         * @return of each that was taken its report, or the refusal that asking for it throws, in order, in which they are asked for; empty
         *     where the first one has to be taken by itself
         */
        List<Supplier<LoadReport>> take(List<Source> waiting, Function<Source, LoadReport> alone);
    }

    /** As above, several at once where {@code together} takes them. */
    public static SourceOutcomes of(
            List<Source> sources, Function<Source, LoadReport> taking, BulkTaker together, Listener listener) {
        SourceOutcomes outcomes = new SourceOutcomes();
        try {
            int next = 0;
            while (next < sources.size()) {
                List<Supplier<LoadReport>> taken = together.take(sources.subList(next, sources.size()), taking);
                for (Supplier<LoadReport> one : taken) {
                    outcomes.take(sources.get(next++), source -> one.get(), listener);
                }
                if (taken.isEmpty()) {
                    outcomes.take(sources.get(next++), taking, listener);
                }
            }
        } finally {
            Archive.release();
        }
        return outcomes;
    }

    private void take(Source source, Function<Source, LoadReport> taking, Listener listener) {
        try {
            loads.add(taking.apply(source));
            listener.loaded(loads.getLast());
        } catch (TidewaiterException e) {
            Optional<AlreadyLoaded> known = AlreadyLoaded.of(e);
            if (known.isPresent()) {
                AlreadyLoaded content = known.get();
                passedOver.add(new PassedOver(
                        source.name(), content.loadId(), content.loadedAt(), String.valueOf(e.getMessage())));
                listener.passedOver(passedOver.getLast());
            } else if (e.kind() == Kind.INPUT || e.kind() == Kind.USAGE) {
                notTaken.add(new NotTaken(source.name(), e));
                listener.notTaken(notTaken.getLast());
            } else {
                throw e;
            }
        }
    }

    /** What was loaded, in order. */
    public List<LoadReport> loads() {
        return List.copyOf(loads);
    }

    /** What was loaded before. */
    public List<PassedOver> passedOver() {
        return List.copyOf(passedOver);
    }

    /** What cannot be taken. */
    public List<NotTaken> notTaken() {
        return List.copyOf(notTaken);
    }

    /** As JSON shows it: sums, and the sources by what became of them. */
    public Map<String, Object> summed() {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("read", loads.stream().mapToLong(LoadReport::read).sum());
        all.put("accepted", loads.stream().mapToLong(LoadReport::accepted).sum());
        all.put("quarantined", loads.stream().mapToLong(LoadReport::quarantined).sum());
        all.put("loads", loads());
        all.put("passed_over", passedOver());
        all.put("not_taken", notTaken.stream().map(SourceOutcomes::asJson).toList());
        return all;
    }

    private static Map<String, String> asJson(NotTaken source) {
        return Map.of(
                "file", source.file(),
                "why", String.valueOf(source.why().getMessage()),
                "remedy", source.why().remedy());
    }
}
