package org.tidewaiter.web;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import io.javalin.http.Context;

/** Fills the page templates, which the build compiled. */
final class Templates {
    private static final TemplateEngine ENGINE = TemplateEngine.createPrecompiled(
            null, ContentType.Html, Templates.class.getClassLoader(), "org.tidewaiter.web.page");

    private Templates() {}

    /** Answers with the template {@code name} filled with {@code view}. */
    static void show(Context context, String name, Record view) {
        context.html(render(name, view));
    }

    /** The template {@code name} filled with {@code view}. */
    static String render(String name, Record view) {
        StringOutput page = new StringOutput();
        ENGINE.render(name + ".jte", view, page);
        return page.toString();
    }
}
