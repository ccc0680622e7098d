package org.tidewaiter.analysis.operators;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.tidewaiter.analysis.Words;
import org.tidewaiter.analysis.operators.Operator.WarningSign;

/** The conditions that the SAFE Framework names for authorised operators, by their letters and in our own words, with what data show of them. */
@SuppressWarnings(
        "ImmutableEnumChecker") // words are a record of two texts, sets are made by Set.of: they do not change
enum Criterion {
    A(
            Words.of("Compliance with Customs law", "Respect de la législation douanière"),
            Words.of("Findings, errors, late lodgement", "Infractions, erreurs, dépôts tardifs"),
            EnumSet.of(WarningSign.FINDINGS, WarningSign.ERRORS, WarningSign.LATE)),
    B(
            Words.of("Records of business that Customs can follow", "Écritures commerciales vérifiables"),
            Words.of("Amendments, errors in data", "Rectifications, erreurs de données"),
            EnumSet.of(WarningSign.AMENDED, WarningSign.ERRORS)),
    C(
            Words.of("Sound finances", "Solvabilité"),
            Words.of("Taxes owed, struck off the register", "Taxes dues, radiation du registre"),
            EnumSet.of(WarningSign.ARREARS, WarningSign.CEASED)),
    D(
            Words.of("Consultation and contact", "Concertation et contact"),
            Words.of(
                    "Certificate in force, trade goes on, changes of directors, accounts, names",
                    "Certificat en vigueur, activité, changements de dirigeants, comptes, noms"),
            EnumSet.of(WarningSign.ENDED, WarningSign.DUE, WarningSign.NO_TRADE, WarningSign.CHANGED)),
    E(Words.of("Training of staff", "Formation du personnel"), asked(), EnumSet.noneOf(WarningSign.class)),
    F(
            Words.of("Exchange and safety of information", "Échange et sûreté des informations"),
            asked(),
            EnumSet.noneOf(WarningSign.class)),
    G(Words.of("Security of cargo", "Sûreté du fret"), asked(), EnumSet.noneOf(WarningSign.class)),
    H(Words.of("Security of transport", "Sûreté des moyens de transport"), asked(), EnumSet.noneOf(WarningSign.class)),
    I(Words.of("Security of premises", "Sûreté des locaux"), asked(), EnumSet.noneOf(WarningSign.class)),
    J(Words.of("Security of personnel", "Sûreté du personnel"), asked(), EnumSet.noneOf(WarningSign.class)),
    K(Words.of("Security of trading partners", "Sûreté des partenaires"), asked(), EnumSet.noneOf(WarningSign.class)),
    L(
            Words.of("Readiness for crises and recovery", "Gestion des crises et reprise"),
            asked(),
            EnumSet.noneOf(WarningSign.class)),
    M(Words.of("Measurement and improvement", "Mesure et amélioration"), asked(), EnumSet.noneOf(WarningSign.class));

    /** How it stands with a criterion. */
    static final Map<String, Words> STATES = Map.of(
            "asked", Words.of("to be asked: no data show it", "à demander : nulle donnée ne le montre"),
            "look", Words.of("some operators show a sign", "certains opérateurs montrent un signe"),
            "none", Words.of("no sign", "aucun signe"),
            "unmet", Words.of("not met at some, as seen on the spot", "non rempli chez certains, vu sur place"),
            "met", Words.of("met wherever it was looked at on the spot", "rempli partout où il a été vu sur place"));

    final Words title;
    final Words evidence;
    final Set<WarningSign> signs;

    Criterion(Words title, Words evidence, Set<WarningSign> signs) {
        this.title = title;
        this.evidence = evidence;
        this.signs = Set.copyOf(signs);
    }

    private static Words asked() {
        return Words.of(
                "None: asked on the spot (load the table “aeo_evidence”)",
                "Aucune : demandé sur place (charger la table « aeo_evidence »)");
    }

    /** Whether the data hold any evidence of it about an operator. */
    boolean isKnown(Operator o, boolean summed, Operator.AllDeclarations all) {
        return switch (this) {
            case A -> summed || o.judged() > 0 || o.timed() > 0;
            case B -> o.amendable() > 0 || o.judged() > 0;
            case C -> all.paid() > 0 || o.ceased();
            case D -> true;
            default -> false;
        };
    }

    static Map<String, Words> words(Function<Criterion, Words> text) {
        return Arrays.stream(values()).collect(Collectors.toMap(Criterion::name, text));
    }
}
