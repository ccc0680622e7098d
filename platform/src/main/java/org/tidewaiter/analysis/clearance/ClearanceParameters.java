package org.tidewaiter.analysis.clearance;

import java.util.List;
import org.tidewaiter.analysis.Parameter;
import org.tidewaiter.analysis.Words;

/** What can be set on every question about clearance: which declarations, the period they are compared with, and when offices are open. */
final class ClearanceParameters {
    /** Those that the steps of Milestones.sql and TwoClocks.sql read. */
    static final List<Parameter> COMMON = List.of(
            Parameter.FROM,
            Parameter.TO,
            Parameter.OFFICE,
            Parameter.code("type", Words.of("Declaration type begins with", "Le type de déclaration commence par")),
            Parameter.day("compare_from", Words.of("Compared with: first day", "Comparée à : premier jour")),
            Parameter.day(
                    "compare_to",
                    Words.of("Compared with: day after the last", "Comparée à : lendemain du dernier jour")),
            Parameter.number(
                    "opens", Words.of("Offices open at (hour)", "Ouverture des bureaux (heure)"), "8", "0", "24"),
            Parameter.number(
                    "closes", Words.of("Offices close at (hour)", "Fermeture des bureaux (heure)"), "17", "0", "24"),
            Parameter.choice(
                            "workdays",
                            Words.of("Days on which they open", "Jours d’ouverture"),
                            "mon-fri",
                            "mon-sat",
                            "sun-thu",
                            "sat-wed",
                            "all")
                    .meaning("mon-fri", "Monday to Friday", "lundi à vendredi")
                    .meaning("mon-sat", "Monday to Saturday", "lundi à samedi")
                    .meaning("sun-thu", "Sunday to Thursday", "dimanche à jeudi")
                    .meaning("sat-wed", "Saturday to Wednesday", "samedi à mercredi")
                    .meaning("all", "every day", "tous les jours"));

    private ClearanceParameters() {}
}
