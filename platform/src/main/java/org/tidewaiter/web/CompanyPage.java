package org.tidewaiter.web;

import io.javalin.http.Context;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.casefile.CompanyFile;
import org.tidewaiter.datamodel.NationalCurrency;
import org.tidewaiter.engine.Lake;
import org.tidewaiter.engine.TidewaiterException;
import org.tidewaiter.engine.TidewaiterException.Kind;

/** One company: who it is, what it declared, what controls found, and its latest declarations. */
public final class CompanyPage {
    private final Lake lake;
    private final Answers answers;

    CompanyPage(Lake lake, Answers answers) {
        this.lake = lake;
        this.answers = answers;
    }

    /**
     * What the page shows.
     *
     * @param file the company
     * @param addedIn the currency in which money is added up; null where it is not known
     * @param national the national currency; null where it is not known
     */
    public record View(
            CompanyFile file,
            @Nullable String addedIn,
            @Nullable String national) {
        /** How the company is called: its name, or else its number. */
        public String called() {
            String name = file.name();
            return name == null ? file.partyId() : name;
        }

        /** Names that its declarations give it other than the one it is called by. */
        public List<CompanyFile.Name> otherNames() {
            return file.names().stream()
                    .filter(n -> !n.name().equals(file.name()))
                    .toList();
        }

        /** What it is, in words: importer, declarant. */
        public String roles(Locale language) {
            return file.roles().stream().map(r -> r.role().word(language)).collect(Collectors.joining(", "));
        }

        /** How many of its declarations the last assessment looked at. */
        public long assessed() {
            return file.lanes().stream()
                    .mapToLong(CompanyFile.LanesOfCompany::declarations)
                    .sum();
        }
    }

    /** The address of a company's page. */
    public static String urlOf(String partyId) {
        return partyId.matches("[A-Za-z0-9_-][A-Za-z0-9._-]*")
                ? "/company/" + partyId
                : "/company?id=" + URLEncoder.encode(partyId, StandardCharsets.UTF_8);
    }

    void show(Context context) {
        String id = idOf(context);
        View view = answers.of(
                context,
                View.class,
                "company " + id,
                () -> new View(
                        find(lake, id),
                        NationalCurrency.ofAmounts(lake).orElse(null),
                        NationalCurrency.of(lake).orElse(null)));
        Templates.showInLanguage(context, "company", view);
    }

    /** The number that an address names, in its path or, where no path can hold it, as {@code id}. */
    static String idOf(Context context) {
        String id = context.pathParamMap().getOrDefault("id", context.queryParam("id"));
        if (id == null || id.isBlank()) {
            throw new TidewaiterException(Kind.INPUT, "No company was named", "search for one at /search");
        }
        return id;
    }

    static CompanyFile find(Lake lake, String id) {
        return CompanyFile.of(lake, id)
                .orElseThrow(() -> new TidewaiterException(
                        Kind.STATE,
                        "There is no company '" + id + "' in this workspace",
                        "check the number, or search for a part of it or of the name"));
    }
}
