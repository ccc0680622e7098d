package org.tidewaiter.cli;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.datamodel.Schema;
import org.tidewaiter.engine.Json;
import org.tidewaiter.engine.TidewaiterException;
import org.tidewaiter.engine.TidewaiterException.Kind;
import org.tidewaiter.engine.Workspace;
import org.tidewaiter.riskmodel.ModelStore;
import org.tidewaiter.trail.Trail;
import org.tidewaiter.trail.Verification;
import org.tidewaiter.web.DisplayText;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Whether what a workspace holds is what its trail says. */
@Command(
        name = "verify",
        mixinStandardHelpOptions = true,
        description =
                "Compare loads, results, promotions, assessments, models and the key with the trail; name what does"
                        + " not fit.")
final class VerifyCommand extends WorkspaceCommand {
    private static final int SHOWN = 20;

    @Mixin
    TrailHeadOption heads = new TrailHeadOption();

    @Option(
            names = "--accept",
            description = "Answer for what does not fit: it is written down in the trail, which goes on from there.")
    boolean accept;

    @Mixin
    WhoOption who = new WhoOption();

    @Option(names = "--why", paramLabel = "TEXT", description = "Why.")
    @Nullable
    String why;

    @Mixin
    JsonOption json = new JsonOption();

    @Override
    int run(Workspace workspace, Context context) {
        if (accept && (why == null || why.isBlank())) {
            throw new TidewaiterException(Kind.USAGE, "--accept is given without a reason", "say why with --why TEXT");
        }
        Verification.VerificationResult found = Verification.of(workspace.lake(), heads.in(context.directory()));
        List<String> misfits = found.misfits();
        if (json.asked) {
            context.out().println(Json.text(found));
        } else {
            print(context, found, new ModelStore(workspace).misfits());
        }
        if (accept && !misfits.isEmpty()) {
            Schema.makeViewsAnew(workspace.lake());
            Trail.accept(workspace.lake(), who.actor(context), String.valueOf(why), misfits);
            context.err().println("It is written down in the trail, which goes on from there.");
            return 0;
        }
        return misfits.isEmpty() ? 0 : 1;
    }

    private static void print(Context context, Verification.VerificationResult found, List<ModelStore.Misfit> models) {
        found.misfits().stream().limit(SHOWN).forEach(m -> context.out().println("DOES NOT FIT: " + m));
        if (found.misfits().size() > SHOWN) {
            context.out().println("and " + (found.misfits().size() - SHOWN) + " more");
        }
        found.accepted().forEach(a -> context.out().println("Answered for: " + a));
        models.forEach(m -> context.out().println("Not opened: " + m.why()));
        context.out()
                .printf(
                        "%s: %s of the trail, %s, %s, %s compared.%nHead: %s%n",
                        found.misfits().isEmpty() ? "All fits" : "Not all fits",
                        found.entries() == 1 ? "1 entry" : DisplayText.count(found.entries()) + " entries",
                        DisplayText.count(found.rows(), "row"),
                        DisplayText.count(found.files(), "file"),
                        DisplayText.count(found.heads(), "head"),
                        found.head());
    }
}
