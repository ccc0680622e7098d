package org.tidewaiter.web;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.casefile.DeclarationEvents;
import org.tidewaiter.casefile.DeclarationFile;
import org.tidewaiter.casefile.DeclaredLines;
import org.tidewaiter.casefile.PartyPast;
import org.tidewaiter.casefile.ProductPast;
import org.tidewaiter.casefile.Reason;
import org.tidewaiter.datamodel.NationalCurrency;
import org.tidewaiter.datamodel.PartyRole;
import org.tidewaiter.engine.Lake;
import org.tidewaiter.engine.TidewaiterException;
import org.tidewaiter.engine.TidewaiterException.Kind;
import org.tidewaiter.engine.Workspace;
import org.tidewaiter.intake.control.ControlEntry;
import org.tidewaiter.intake.control.ControlHistory;
import org.tidewaiter.riskmodel.ModelStore;
import org.tidewaiter.selection.Explanation;

/** One declaration: what it says, why it was ranked as it was, and what the past says of its parties and product. */
public final class DeclarationPage {
    private static final LocalDateTime END_OF_TIME = LocalDateTime.of(9999, 1, 1, 0, 0);

    private final Workspace workspace;
    private final Lake lake;
    private final Answers answers;
    private final Forms forms;

    DeclarationPage(Workspace workspace, Forms forms, Answers answers) {
        this.forms = forms;
        this.answers = answers;
        this.workspace = workspace;
        lake = workspace.lake();
    }

    /**
     * What the page shows.
     *
     * @param file the declaration
     * @param happened what happened to it
     * @param lines what repeats in it: taxes, documents, containers …
     * @param score the assessment shown; null where it was never assessed
     * @param everything whether the past includes what became known later
     * @param parties the past of its parties
     * @param item the sequence of the item whose product is shown
     * @param product the past of that product; null where the declaration has no item
     * @param reasons those kept with the assessment, or every one, worked out now
     * @param every whether they are every one
     * @param national the national currency; null where it is not known
     * @param history every version of the results of its controls
     * @param form what the form for a result holds
     */
    public record View(
            DeclarationFile file,
            DeclarationEvents happened,
            List<DeclaredLines> lines,
            DeclarationFile.@Nullable Score score,
            boolean everything,
            List<PartyPast> parties,
            int item,
            @Nullable ProductPast product,
            List<Reason> reasons,
            boolean every,
            @Nullable String national,
            List<ControlHistory.Version> history,
            ControlForm form) {
        /** This view with what a form was filled with, or found wrong. */
        View with(ControlForm filled) {
            return new View(
                    file,
                    happened,
                    lines,
                    score,
                    everything,
                    parties,
                    item,
                    product,
                    reasons,
                    every,
                    national,
                    history,
                    filled);
        }

        /** The versions of a control's result before the one in force, the latest first. */
        public List<ControlHistory.Version> former(long controlKey) {
            return history.stream()
                    .filter(v -> v.controlKey() == controlKey && !v.inForce())
                    .toList();
        }

        /** The results in force. */
        public List<ControlHistory.Version> inForce() {
            return history.stream().filter(ControlHistory.Version::inForce).toList();
        }

        /** The name of the party with that role; null where no file gave one. */
        public @Nullable String nameOf(PartyRole role) {
            return parties.stream()
                    .filter(p -> p.role() == role)
                    .map(PartyPast::name)
                    .filter(Objects::nonNull)
                    .findFirst()
                    .orElse(null);
        }

        /** The largest contribution of a reason, to which the bars are drawn. */
        public double widest() {
            return reasons.stream()
                    .mapToDouble(r -> Math.abs(r.contribution()))
                    .max()
                    .orElse(0);
        }

        /** The item of which the reasons speak, where there is a choice; null where there is none or it is not known. */
        public @Nullable Integer explainedItem() {
            return file.items().size() < 2 ? null : explainedBy(reasons).orElse(null);
        }

        /** Whether the form for a new result proposes the item: the one that was sent, or the only one there is. */
        public boolean isItemChosen(DeclarationFile.FileItem item) {
            return form.value(null, "item").equals(Integer.toString(item.sequence()))
                    || (file.items().size() == 1 && !form.isRefused(null));
        }

        /** The address of this page with every reason. */
        public String everyReason() {
            return urlOf(file.current().declarationId())
                    + (score == null || score.equals(file.scores().getFirst())
                            ? ""
                            : "&assessment=" + score.assessmentId())
                    + "&reasons=all";
        }

        /** The address of this page with another item or span of time. */
        public String url(int otherItem, boolean all) {
            return urlOf(file.current().declarationId())
                    + (score == null || score.equals(file.scores().getFirst())
                            ? ""
                            : "&assessment=" + score.assessmentId())
                    + (file.items().isEmpty() ? "" : "&item=" + otherItem)
                    + (all ? "&known=all" : "");
        }
    }

    /** The address of a declaration's page. */
    public static String urlOf(String declarationId) {
        return "/declaration?id=" + URLEncoder.encode(declarationId, StandardCharsets.UTF_8);
    }

    void show(Context context) {
        PageRequest wanted = new PageRequest(
                context.queryParam("id"),
                context.queryParam("assessment"),
                "all".equals(context.queryParam("known")),
                context.queryParam("item"),
                "all".equals(context.queryParam("reasons")));
        show(context, wanted, ControlForm.empty(forms.token(), context.queryParam("recorded")));
    }

    private void show(Context context, PageRequest wanted, ControlForm form) {
        View view = answers.of(context, View.class, wanted, () -> view(wanted));
        Templates.showInLanguage(context, "declaration", view.with(form));
    }

    /** Enters or corrects a result; the page again with what was written where it cannot be taken. */
    void record(Context context) {
        forms.check(context);
        ControlForm form = ControlForm.of(context, forms.token());
        String id = context.formParam("declaration_id");
        DeclarationFile file = find(lake, id);
        try {
            ControlEntry.EntryResult told = ControlEntry.enter(
                    workspace,
                    form.row(),
                    Admission.actorOf(context).stating(form.who()),
                    "entered by " + form.who() + " on the page");
            context.redirect(
                    urlOf(file.current().declarationId()) + "&recorded=" + told.controlKey() + "#controls",
                    HttpStatus.SEE_OTHER);
        } catch (TidewaiterException e) {
            if (e.kind() != Kind.INPUT && e.kind() != Kind.STATE) {
                throw e;
            }
            context.status(e.kind() == Kind.STATE ? 409 : 400);
            show(context, new PageRequest(id, null, false, null, false), form.refused(sentence(e)));
        }
    }

    /** What the address asks for; see the parameters of the page. */
    private record PageRequest(
            @Nullable String id,
            @Nullable String assessment,
            boolean everything,
            @Nullable String item,
            boolean everyReason) {}

    private View view(PageRequest wanted) {
        DeclarationFile file = find(lake, wanted.id());
        DeclarationFile.Score score = score(file, wanted.assessment());
        boolean everything = wanted.everything();
        LocalDateTime before = everything
                ? END_OF_TIME
                : file.current().acceptedAt().toLocalDate().atStartOfDay();
        Optional<DeclarationFile.FileItem> item = item(file, score, wanted.item());
        ProductPast product = item.flatMap(i -> ProductPast.of(lake, file.current(), i.sequence(), before))
                .orElse(null);
        boolean every = wanted.everyReason() && score != null;
        List<Reason> reasons = score == null ? List.of() : every ? everyReason(file, score) : score.reasons();
        return new View(
                file,
                DeclarationEvents.of(lake, file.current().declarationKey()),
                DeclaredLines.of(lake, file.current().declarationKey()),
                score,
                everything,
                PartyPast.of(lake, file.current(), before),
                item.map(DeclarationFile.FileItem::sequence).orElse(0),
                product,
                reasons,
                every,
                NationalCurrency.of(lake).orElse(null),
                ControlHistory.of(lake, file.current().declarationId()),
                ControlForm.empty("", null));
    }

    /** Every reason of the declaration's riskiest item, worked out from what was known before its day. */
    private List<Reason> everyReason(DeclarationFile file, DeclarationFile.Score score) {
        return Explanation.of(
                        workspace,
                        new ModelStore(workspace).card(score.modelId()),
                        file.current().declarationId())
                .decisive()
                .reasons();
    }

    static DeclarationFile find(Lake lake, @Nullable String id) {
        if (id == null || id.isBlank()) {
            throw new TidewaiterException(Kind.INPUT, "No declaration was named", "open one of the list at /ranked");
        }
        return DeclarationFile.of(lake, id)
                .orElseThrow(() -> new TidewaiterException(
                        Kind.STATE,
                        "There is no declaration '" + id + "' in this workspace",
                        "check the id, or search for a part of it"));
    }

    private static DeclarationFile.@Nullable Score score(DeclarationFile file, @Nullable String assessment) {
        return file.scores().stream()
                .filter(s -> assessment == null || assessment.equals(Integer.toString(s.assessmentId())))
                .findFirst()
                .orElse(null);
    }

    /** The item asked for, or else the one by which the declaration was judged, or else the first. */
    private static Optional<DeclarationFile.FileItem> item(
            DeclarationFile file, DeclarationFile.@Nullable Score score, @Nullable String sequence) {
        String judged = score == null
                ? null
                : explainedBy(score.reasons()).map(String::valueOf).orElse(null);
        String wanted = sequence == null ? judged : sequence;
        return file.items().stream()
                .filter(i -> wanted == null || wanted.equals(Integer.toString(i.sequence())))
                .findFirst();
    }

    /** The riskiest item, of which the reasons speak; nothing where they were kept without it. */
    private static Optional<Integer> explainedBy(List<Reason> reasons) {
        return reasons.stream().map(Reason::item).filter(Objects::nonNull).findFirst();
    }

    private static String sentence(TidewaiterException e) {
        String what = ApiWords.detail(e);
        return what.substring(0, 1).toUpperCase(Locale.ROOT) + what.substring(1) + ": " + ApiWords.remedy(e) + ".";
    }
}
