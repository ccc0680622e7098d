package org.tidewaiter.web;

import io.javalin.http.Context;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.tidewaiter.checks.CheckBook;
import org.tidewaiter.dataquality.Letter;
import org.tidewaiter.dataquality.LetterHead;
import org.tidewaiter.dataquality.Letters;
import org.tidewaiter.engine.TidewaiterException;
import org.tidewaiter.engine.TidewaiterException.Kind;
import org.tidewaiter.engine.Workspace;

/** The letter to a declarant, to be read, printed or sent. */
final class LetterPage {
    private final Letters letters;
    private final Workspace workspace;
    private final Answers answers;

    LetterPage(Workspace workspace, CheckBook book, Answers answers) {
        this.answers = answers;
        this.workspace = workspace;
        letters = new Letters(workspace.lake(), book);
    }

    /** Where the letter to a declarant is. */
    static String url(String declarant) {
        return "/letter?declarant=" + URLEncoder.encode(declarant, StandardCharsets.UTF_8);
    }

    void show(Context context) {
        Templates.show(context, "letter", LetterPrint.page(letter(context)));
    }

    void pdf(Context context) throws IOException {
        Letter letter = letter(context);
        ByteArrayOutputStream pdf = new ByteArrayOutputStream();
        LetterPrint.pdf(letter, pdf);
        String name = "letter-" + letter.declarant().replaceAll("[^A-Za-z0-9._-]", "_") + ".pdf";
        context.header("Content-Disposition", "inline; filename=\"" + name + "\"")
                .contentType("application/pdf")
                .result(pdf.toByteArray());
    }

    private Letter letter(Context context) {
        String declarant = context.queryParam("declarant");
        if (declarant == null || declarant.isBlank()) {
            throw new TidewaiterException(Kind.INPUT, "No declarant is named", "add ?declarant= and its id");
        }
        LetterHead head = LetterHead.of(workspace.directory())
                .with(
                        context.queryParam("reference"),
                        LetterWords.day(context.queryParam("deadline")),
                        "all".equals(context.queryParam("checks")));
        Locale language = LetterWords.language(context);
        LocalDate today = LocalDate.now();
        return answers.of(
                context,
                Letter.class,
                List.of(declarant, language, today, head),
                () -> letters.to(declarant, language, today, head));
    }
}
