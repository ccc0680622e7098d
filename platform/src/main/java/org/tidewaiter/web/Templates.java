package org.tidewaiter.web;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import io.javalin.http.Context;
import java.util.Map;

/** Fills the page templates, which the build compiled. */
final class Templates {
    private static final TemplateEngine ENGINE = TemplateEngine.createPrecompiled(
            null, ContentType.Html, Templates.class.getClassLoader(), "org.tidewaiter.web.page");

    private Templates() {}

    /** Answers with the template {@code name} filled with {@code view}. */
    static void show(Context context, String name, Record view) {
        context.html(render(name, view));
    }

    /** Answers with the template {@code name} filled with {@code view}, in the language that the address asks for. */
    static void showInLanguage(Context context, String name, Record view) {
        StringOutput page = new StringOutput();
        ENGINE.render(name + ".jte", Map.of("view", view, "p", PageLanguage.of(context)), page);
        context.html(page.toString());
    }

    /** The template {@code name} filled with {@code view}. */
    static String render(String name, Record view) {
        StringOutput page = new StringOutput();
        ENGINE.render(name + ".jte", view, page);
        return page.toString();
    }
}
