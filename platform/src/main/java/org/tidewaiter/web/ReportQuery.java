package org.tidewaiter.web;

import io.javalin.http.Context;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.analysis.Analysis;
import org.tidewaiter.analysis.AnalysisRegister;
import org.tidewaiter.analysis.Parameter;
import org.tidewaiter.analysis.Parameters;
import org.tidewaiter.engine.TidewaiterException;
import org.tidewaiter.engine.TidewaiterException.Kind;

/**
 * What an address asks of an analysis: which one, with which parameters, in which language. The whole state is in the address.
 *
 * @param analysis the question
 * @param given parameter → text as the address gives it
 * @param language of the report
 */
public record ReportQuery(Analysis analysis, Map<String, String> given, Locale language) {
    /** What an address asks; refused where it gives a parameter twice, since one of the two would be passed over. */
    static ReportQuery of(Context context) {
        return of(context, AnalysisRegister.all().named(context.pathParam("name")));
    }

    /** What an address asks of a page that asks one analysis. */
    static ReportQuery of(Context context, Analysis analysis) {
        Map<String, String> given = new LinkedHashMap<>();
        for (Map.Entry<String, List<String>> parameter : context.queryParamMap().entrySet()) {
            if (parameter.getValue().size() > 1) {
                throw new TidewaiterException(
                                Kind.USAGE,
                                "The parameter " + parameter.getKey() + " is given "
                                        + parameter.getValue().size() + " times",
                                "give it once")
                        .french(
                                "Le paramètre " + parameter.getKey() + " est donné "
                                        + parameter.getValue().size() + " fois",
                                "le donner une fois");
            }
            if (!List.of("ask", "language", "table", "key", "as").contains(parameter.getKey())) {
                given.put(parameter.getKey(), parameter.getValue().getFirst());
            }
        }
        return new ReportQuery(analysis, given, PageLanguage.localeOf(context));
    }

    /** The parameters; refused in words where one is out of its bounds. */
    Parameters parameters() {
        return Parameters.of(analysis.card(), given);
    }

    /** What stands in a field of the form. */
    public String value(Parameter parameter) {
        return given.getOrDefault(parameter.name(), parameter.standard());
    }

    /** What the address sets, without what it leaves blank. */
    public Map<String, String> set() {
        Map<String, String> set = new LinkedHashMap<>(given);
        set.values().removeIf(String::isBlank);
        return set;
    }

    /** Whether it can be asked of days. */
    public boolean hasDays() {
        return analysis.card().parameters().stream().anyMatch(p -> p.name().equals(Parameter.FROM.name()));
    }

    /** The address of the page of all questions. */
    public String gallery() {
        return "/analyses" + (language.equals(Locale.FRENCH) ? "?language=fr" : "");
    }

    /** The address of the report. */
    public String url() {
        return address("", "ask", "1");
    }

    /** The address of the report in another language. */
    public String in(Locale other) {
        return PageLanguage.choosing(other, new ReportQuery(analysis, given, Locale.ENGLISH).url());
    }

    /** The address of the answer to another question, of the same period and office. */
    public String answerOf(String name) {
        Analysis other = AnalysisRegister.all().named(name);
        Map<String, String> same = new LinkedHashMap<>(given);
        same.keySet().retainAll(List.of(Parameter.FROM.name(), Parameter.TO.name(), Parameter.OFFICE.name()));
        same.keySet()
                .retainAll(
                        other.card().parameters().stream().map(Parameter::name).toList());
        return new ReportQuery(other, same, language).url();
    }

    /** The address of the declarations behind a row. */
    public String behind(String table, String key) {
        return address("/behind", "table", table, "key", key);
    }

    /** The address of a file. */
    public String file(String form, @Nullable String table) {
        return table == null ? address("/file", "as", form) : address("/file", "as", form, "table", table);
    }

    /** The address that stops the work. */
    public String stop() {
        return address("/stop");
    }

    /** The address of a page of its own that shows the report. */
    public String page(String path) {
        return addressAt(path);
    }

    private String address(String part, String... more) {
        return addressAt("/analyses/" + analysis.card().name() + part, more);
    }

    private String addressAt(String path, String... more) {
        StringBuilder url = new StringBuilder(path);
        Map<String, String> all = set();
        if (language.equals(Locale.FRENCH)) {
            all.put("language", "fr");
        }
        for (int i = 0; i < more.length; i += 2) {
            all.put(more[i], more[i + 1]);
        }
        char separator = '?';
        for (Map.Entry<String, String> e : all.entrySet()) {
            url.append(separator).append(encoded(e.getKey())).append('=').append(encoded(e.getValue()));
            separator = '&';
        }
        return url.toString();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** A text in the language of the report. */
    public String say(PageWords words) {
        return words.in(language);
    }

    /** The language's code. */
    public String code() {
        return language.getLanguage();
    }
}
