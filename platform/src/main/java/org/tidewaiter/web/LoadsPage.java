package org.tidewaiter.web;

import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.http.HttpStatus;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.analysis.Words;
import org.tidewaiter.checks.CheckBook;
import org.tidewaiter.engine.TidewaiterException;
import org.tidewaiter.engine.TidewaiterException.Kind;
import org.tidewaiter.engine.Workspace;
import org.tidewaiter.intake.LoadLog;
import org.tidewaiter.intake.QuarantineReturn;
import org.tidewaiter.mapping.LoadedAs;
import org.tidewaiter.quarantine.Dismissal;

/** The page {@code /loads}: every load with what became of its rows, and the rows of the quarantine with a form to correct each. */
// Long: one page whose loads, rows and forms share the words of a row, and the doors that its forms lead to.
public final class LoadsPage {
    private static final int PAGE = 50;

    private final LoadLog log;
    private final Workspace workspace;
    private final CheckBook book;
    private final Forms forms;
    private final Path directory;
    private final Answers answers;

    LoadsPage(Workspace workspace, CheckBook book, Forms forms, Answers answers) {
        this.answers = answers;
        log = new LoadLog(workspace.lake());
        directory = workspace.directory();
        this.workspace = workspace;
        this.book = book;
        this.forms = forms;
    }

    /** A corrected text that was not taken: whose, what it said, and why not. */
    public record RefusedCorrection(long quarantineId, String text, Words why) {}

    /** What the page shows. */
    public record View(
            List<LoadLog.Load> loads,
            LoadLog.QuarantineFilter wanted,
            List<LoadLog.ReasonCount> reasons,
            List<LoadLog.QuarantinedRow> rows,
            long total,
            int page,
            int pages,
            LoadLog.@Nullable Load loaded,
            LoadLog.@Nullable Correction correction,
            @Nullable RefusedCorrection notTaken,
            Path workspace,
            String token,
            PageOfLoads listed) {
        /** The address of another page of the loads, over the same quarantine. */
        public String loadsUrl(int onPage) {
            String query = parameters(wanted.load(), wanted.reason(), wanted.status())
                    + (page > 1 ? "&page=" + page : "")
                    + (onPage > 1 ? "&loads=" + onPage : "");
            return "/loads" + (query.isEmpty() ? "" : "?" + query.substring(1));
        }

        /** The text to correct: as it stood in the file, or as it was last written here. */
        public String text(LoadLog.QuarantinedRow row) {
            return isNotTaken(row) ? Objects.requireNonNull(notTaken).text() : row.originalText();
        }

        /** Whether this row's correction was just refused. */
        public boolean isNotTaken(LoadLog.QuarantinedRow row) {
            return notTaken != null && notTaken.quarantineId() == row.quarantineId();
        }

        /** Lines that a field for the text needs, at most twenty. */
        public int lines(LoadLog.QuarantinedRow row) {
            return (int) Math.clamp(
                    text(row).lines().mapToLong(l -> 1 + l.length() / 110).sum(), 2, 20);
        }

        /** Whether it is a message rather than a row of a table. */
        public boolean isMessage(LoadLog.QuarantinedRow row) {
            return loads.stream()
                    .anyMatch(l -> l.loadId() == row.loadId() && l.mapping().startsWith(LoadedAs.MESSAGES));
        }

        /** The address of the quarantine with another load or reason, or on another page. */
        public String url(@Nullable Integer load, @Nullable String reason, @Nullable String status, int onPage) {
            String query = parameters(load, reason, status) + (onPage > 1 ? "&page=" + onPage : "");
            return "/loads" + (query.isEmpty() ? "" : "?" + query.substring(1)) + "#quarantine";
        }

        /** The address of the rows with this reason alone; of all again where they are what is shown. */
        public String onlyOrAll(LoadLog.ReasonCount count) {
            return url(
                    wanted.load(), count.reason().equals(wanted.reason()) ? null : count.reason(), wanted.status(), 1);
        }

        /** A reason and the field it speaks of. */
        public Prose reason(LoadLog.ReasonCount count, PageSentence why) {
            return Prose.of(why.text())
                    .given(count.field(), field -> Prose.of(" ").span("mono muted", Prose.of(field)));
        }

        /** What became of a row that was taken back, in words. */
        public String sentence(LoadLog.Correction done, PageLanguage p) {
            return done.reason() == null
                    ? p.say(
                            "Row {0} was taken back by load {1}: {2} accepted.",
                            "La ligne {0} a été reprise par le chargement {1} : acceptées {2}.",
                            done.quarantineId(),
                            done.loadId(),
                            done.accepted())
                    : p.say(
                            "Row {0} was read by load {1} and is still wrong: {2}.",
                            "La ligne {0} a été lue par le chargement {1} et reste fausse : {2}.",
                            done.quarantineId(),
                            done.loadId(),
                            PageSentence.of(done.reason(), p).text());
        }

        /** How many rows the last file had, and what can be done with them. */
        public Prose loadedNow(LoadLog.Load load, PageLanguage p) {
            Prose words = Prose.empty()
                    .strong("path", load.fileName())
                    .say(p.say(
                            ": read {0} = accepted {1} + quarantined {2}. ",
                            " : lues {0} = acceptées {1} + en quarantaine {2}. ",
                            load.rowsRead(),
                            load.rowsAccepted(),
                            load.rowsQuarantined()));
            if (load.rowsQuarantined() > 0) {
                words.link(
                                p.in(url(load.loadId(), null, "open", 1)),
                                p.say("See what was set aside", "Voir ce qui a été mis de côté"))
                        .say(" · ");
            }
            return words.link(p.in("/quality"), p.say("Judge it", "Le juger"));
        }

        /** What the field for a row's text is called. */
        public String textOf(LoadLog.QuarantinedRow row, PageLanguage p) {
            return isMessage(row)
                    ? p.say("Text of message {0}", "Texte du message {0}", row.quarantineId())
                    : p.say("Text of row {0}", "Texte de la ligne {0}", row.quarantineId());
        }

        /** What the text of a row as it stood in the file is called. */
        public String original(LoadLog.QuarantinedRow row, PageLanguage p) {
            return p.say("Original text of row {0}", "Texte d’origine de la ligne {0}", row.quarantineId());
        }

        /** Why a row was set aside, behind the value at fault where a field is. */
        public Prose wrong(LoadLog.QuarantinedRow row, PageSentence why) {
            String value = row.value();
            return value == null || row.field() == null
                    ? Prose.of(why.text())
                    : Prose.empty().span("mono path", Prose.of(value)).say(" " + why.text());
        }

        /** Where a row stood, which field or place of it was at fault, and what became of it. */
        public Prose place(LoadLog.QuarantinedRow row, PageLanguage p) {
            String file = row.fileName() == null ? p.say("load {0}", "chargement {0}", row.loadId()) : row.fileName();
            Prose words = Prose.empty()
                    .span("path", Prose.of(file))
                    .say(", " + row.place().words(p.locale()))
                    .alsoCode(p.say(" · field ", " · champ "), row.field());
            if (row.field() == null) {
                words.given(
                        row.value(), value -> Prose.of(p.say(" · at ", " · à ")).span("mono path", Prose.of(value)));
            }
            return words.given(
                    row.outcome(p.locale()), outcome -> Prose.of(" · ").span("tag quiet", Prose.of(outcome)));
        }

        /** The address of the quarantine as a file. */
        public String csv() {
            String query = parameters(wanted.load(), wanted.reason(), wanted.status());
            return "/quarantine.csv" + (query.isEmpty() ? "" : "?" + query.substring(1));
        }

        private static String parameters(@Nullable Integer load, @Nullable String reason, @Nullable String status) {
            return (load == null ? "" : "&load=" + load)
                    + (reason == null ? "" : "&reason=" + URLEncoder.encode(reason, StandardCharsets.UTF_8))
                    + (status == null ? "" : "&status=" + URLEncoder.encode(status, StandardCharsets.UTF_8));
        }
    }

    void show(Context context) {
        show(context, null);
    }

    /** Takes a corrected row back and shows what became of it; the page again with the text where it cannot be taken. */
    void correct(Context context) {
        forms.check(context);
        long id = numberOf(context);
        String text = Objects.requireNonNullElse(context.formParam("text"), "").replace("\r\n", "\n");
        try {
            new QuarantineReturn(workspace, Admission.actorOf(context)).takeBack(id, text, book);
        } catch (TidewaiterException e) {
            if (e.kind() == Kind.INTERNAL || e.kind() == Kind.STORAGE || e.kind() == Kind.BUSY) {
                throw e;
            }
            context.status(e.kind() == Kind.STATE ? 409 : 400);
            show(
                    context,
                    new RefusedCorrection(
                            id, text, new Words(String.valueOf(e.getMessage()), e.message(Locale.FRENCH))));
            return;
        }
        String address = View.parameters(
                wanted(context).load(),
                wanted(context).reason(),
                wanted(context).status());
        context.redirect(
                PageLanguage.of(context).in("/loads?corrected=" + id + address + "#quarantine"), HttpStatus.SEE_OTHER);
    }

    /** Closes a row without a correction, for the reason that was written, and shows the page again. */
    void dismiss(Context context) {
        forms.check(context);
        String why = Objects.requireNonNullElse(context.formParam("why"), "");
        new Dismissal(workspace, Admission.actorOf(context)).dismiss(List.of(numberOf(context)), why);
        String address = View.parameters(wanted(context).load(), null, null);
        context.redirect(
                PageLanguage.of(context)
                        .in("/loads" + (address.isEmpty() ? "" : "?" + address.substring(1)) + "#quarantine"),
                HttpStatus.SEE_OTHER);
    }

    private static long numberOf(Context context) {
        String named = context.pathParam("id");
        if (!named.matches("[0-9]{1,18}")) {
            throw new TidewaiterException(
                    Kind.INPUT, "There is no such row in quarantine", "open the page of loads again");
        }
        return Long.parseLong(named);
    }

    private void show(Context context, @Nullable RefusedCorrection notTaken) {
        LoadLog.QuarantineFilter wanted = wanted(context);
        Integer asked = whole(context, "page");
        StoredLoads shown = answers.of(
                context,
                StoredLoads.class,
                List.of(wanted, asked == null ? 1 : asked),
                () -> shown(wanted, asked == null ? 1 : asked));
        Integer loaded = whole(context, "loaded");
        Integer corrected = whole(context, "corrected");
        Templates.showInLanguage(
                context,
                "loads",
                new View(
                        shown.loads(),
                        wanted,
                        shown.reasons(),
                        shown.rows(),
                        shown.total(),
                        shown.page(),
                        shown.pages(),
                        loaded == null ? null : log.load(loaded).orElse(null),
                        corrected == null ? null : log.correction(corrected).orElse(null),
                        notTaken,
                        directory,
                        forms.token(),
                        new PageOfLoads(shown.loads(), whole(context, "loads"))));
    }

    /** What the database says. */
    private record StoredLoads(
            List<LoadLog.Load> loads,
            List<LoadLog.ReasonCount> reasons,
            List<LoadLog.QuarantinedRow> rows,
            long total,
            int page,
            int pages) {}

    private StoredLoads shown(LoadLog.QuarantineFilter wanted, int asked) {
        List<LoadLog.ReasonCount> reasons = log.reasons(wanted);
        long total = reasons.stream()
                .filter(r -> wanted.reason() == null || wanted.reason().equals(r.reason()))
                .mapToLong(LoadLog.ReasonCount::quarantined)
                .sum();
        int pages = (int) Math.max(1, Math.ceilDiv(total, PAGE));
        int page = Math.clamp(asked, 1, pages);
        return new StoredLoads(
                log.loads(), reasons, log.quarantine(wanted, PAGE, (page - 1L) * PAGE), total, page, pages);
    }

    /** Which rows of the quarantine an address asks for. */
    static LoadLog.QuarantineFilter wanted(Context context) {
        return new LoadLog.QuarantineFilter(whole(context, "load"), word(context, "reason"), word(context, "status"));
    }

    private static @Nullable String word(Context context, String name) {
        String value = context.method().equals(HandlerType.POST) ? context.formParam(name) : context.queryParam(name);
        return value == null || value.isBlank() ? null : value;
    }

    private static @Nullable Integer whole(Context context, String name) {
        String value = word(context, name);
        if (value == null) {
            return null;
        }
        if (!value.matches("\\d{1,9}")) {
            throw new TidewaiterException(Kind.INPUT, "'" + name + "' is not a whole number", "give one");
        }
        return Integer.valueOf(value);
    }
}
