package org.tidewaiter.analysis.sample;

import java.util.List;
import org.tidewaiter.analysis.Analysis;
import org.tidewaiter.analysis.AnalysisSql;
import org.tidewaiter.analysis.Card;
import org.tidewaiter.analysis.Column;
import org.tidewaiter.analysis.Column.Kind;
import org.tidewaiter.analysis.Finding;
import org.tidewaiter.analysis.Parameter;
import org.tidewaiter.analysis.Result;
import org.tidewaiter.analysis.Table;
import org.tidewaiter.analysis.Words;
import org.tidewaiter.datamodel.Field;

/** How many declarations has each office? The smallest analysis that there can be. */
public final class DeclarationsByOffice implements Analysis {
    record Count(long declarations) {}

    @Override
    public Card card() {
        return new Card(
                Card.nameOf(DeclarationsByOffice.class),
                Card.roomOf(DeclarationsByOffice.class),
                Words.of("How many declarations has each office?", "Combien de déclarations a chaque bureau ?"),
                Words.of("Tests", "Les tests"),
                Words.of("They are counted.", "On les compte."),
                List.of("none"),
                List.of(Field.OFFICE_CODE),
                Words.of("What the declarations say.", "Ce que disent les déclarations."),
                List.of(
                        Parameter.FROM,
                        Parameter.TO,
                        Parameter.whole("least", Words.of("Least", "Au moins"), 1, 0, 99)),
                List.of());
    }

    @Override
    public Result answer(AnalysisSql steps) {
        long declarations = steps.row(Count.class, "counts").declarations();
        if (declarations == 0) {
            return new Result.NotApplicable(Words.of("There are no declarations.", "Il n’y a pas de déclarations."));
        }
        Table offices = steps.table(
                "offices",
                Words.of("Offices", "Bureaux"),
                List.of(
                        new Column("office_code", Words.of("Office", "Bureau"), Kind.TEXT),
                        new Column("declarations", Words.of("Declarations", "Déclarations"), Kind.COUNT)),
                "office_code");
        return new Result.Findings(
                List.of(Finding.of("{0} declarations.", "{0} déclarations.", declarations)
                        .shownIn("offices")),
                List.of(offices),
                List.of());
    }
}
