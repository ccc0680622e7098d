package org.tidewaiter.analysis;

import java.util.List;

/** What came of a question: findings, or that it cannot be judged, which is an answer too. */
public sealed interface Result {
    /** This result; where nothing can be judged, it also says what alone was looked at, since that is the likely reason. */
    default Result lookingOnlyAt(List<String> restrictions) {
        if (restrictions.isEmpty()) {
            return this;
        }
        String all = String.join(", ", restrictions);
        return switch (this) {
            case Findings findings -> findings;
            case TooFew few -> new TooFew(onlyAt(few.why(), all), few.found(), few.needed());
            case NotApplicable not -> new NotApplicable(onlyAt(not.why(), all));
        };
    }

    /** This result with the currency beside every amount: in sentences, in the headings of tables that have amounts, and on the axes of charts. */
    default Result inCurrency(String currency) {
        return switch (this) {
            case Findings of ->
                new Findings(
                        of.findings().stream().map(f -> f.inCurrency(currency)).toList(),
                        of.tables().stream().map(t -> t.inCurrency(currency)).toList(),
                        of.charts().stream().map(c -> c.inCurrency(currency)).toList());
            case TooFew few -> new TooFew(few.why().inCurrency(currency), few.found(), few.needed());
            case NotApplicable not -> new NotApplicable(not.why().inCurrency(currency));
        };
    }

    private static Words onlyAt(Words why, String restrictions) {
        return Words.of("{0} Looked at: {1} only.", "{0} Examiné : {1} seulement.", why, restrictions);
    }

    /**
     * An answer with figures.
     *
     * @param findings the sentences, the most important first
     * @param tables the tables, the one that the sentences rest on first
     * @param charts the charts
     */
    record Findings(List<Finding> findings, List<Table> tables, List<Chart> charts) implements Result {
        /** The same with the reason why no declarations stand behind what leads nowhere. */
        public Findings without(NoDeclarations reason) {
            return new Findings(
                    findings.stream()
                            .map(f -> f.isDead() ? f.without(reason) : f)
                            .toList(),
                    tables.stream().map(t -> t.isDead() ? t.without(reason) : t).toList(),
                    charts.stream().map(c -> c.isDead() ? c.without(reason) : c).toList());
        }

        /** The same where the numbers of sentences that lead nowhere are read from that table or chart of the report. */
        public Findings readFrom(String tableOrChart) {
            return new Findings(
                    findings.stream()
                            .map(f -> f.isDead() ? f.shownIn(tableOrChart) : f)
                            .toList(),
                    tables,
                    charts);
        }

        /** The declarations in the order in which they are to be looked at, as the table with a rank has them; empty where nothing is ranked. */
        public List<String> ranked() {
            for (Table table : tables) {
                List<String> names = table.columns().stream().map(Column::name).toList();
                if (names.contains("rank") && names.contains("declaration_id")) {
                    int place = table.place("declaration_id");
                    return table.rows().stream()
                            .map(row -> String.valueOf(row.get(place)))
                            .toList();
                }
            }
            return List.of();
        }
    }

    /**
     * There is too little to judge by.
     *
     * @param why what there is too little of
     * @param found how much there is
     * @param needed how much it takes
     */
    record TooFew(Words why, long found, long needed) implements Result {
        /** The answer as a sentence: what there is too little of, how much there is, how much it takes. */
        public Words says() {
            return Words.of(
                    "Too few to judge: {0} Found {1}, needed {2}.",
                    "Trop peu pour juger : {0} Trouvés {1}, nécessaires {2}.", why, found, needed);
        }
    }

    /**
     * The question does not fit these data.
     *
     * @param why what is missing
     */
    record NotApplicable(Words why) implements Result {
        /** The answer as a sentence that says what is missing. */
        public Words says() {
            return Words.of("Not applicable: {0}", "Sans objet : {0}", why);
        }
    }
}
