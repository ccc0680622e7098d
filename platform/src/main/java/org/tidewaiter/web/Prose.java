package org.tidewaiter.web;

import gg.jte.Content;
import gg.jte.TemplateOutput;
import gg.jte.html.HtmlTemplateOutput;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A sentence of a page, made in Java so that templates hold no grammar: plain words, words that stand out, numbers in the
 * type of codes, and links. Templates write it with {@code ${…}}. Every word and address in it is escaped; only class names,
 * which are ours, are not.
 */
public final class Prose implements Content {
    private final List<Piece> parts = new ArrayList<>();

    private Prose() {}

    /** A piece that knows how it is written. */
    @FunctionalInterface
    private interface Piece {
        void writeTo(HtmlTemplateOutput out);
    }

    /** A sentence that begins with these words. */
    public static Prose of(String words) {
        return new Prose().say(words);
    }

    /** A sentence that has not begun. */
    public static Prose empty() {
        return new Prose();
    }

    /** Adds plain words; blanks at their ends are kept. */
    public Prose say(String words) {
        parts.add(out -> out.writeUserContent(words));
        return this;
    }

    /** Adds another piece of prose. */
    public Prose say(Prose more) {
        parts.addAll(more.parts);
        return this;
    }

    /** Adds plain words where the condition holds. */
    public Prose sayIf(boolean condition, String words) {
        return condition ? say(words) : this;
    }

    /** Adds another piece of prose where the condition holds. */
    public Prose sayIf(boolean condition, Prose more) {
        return condition ? say(more) : this;
    }

    /** Adds what is said of a value, where there is one. */
    public <T> Prose given(@Nullable T value, Function<T, Prose> words) {
        return value == null ? this : say(words.apply(value));
    }

    /** Adds words and a value behind them, where there is one. */
    public Prose also(String before, @Nullable Object value) {
        return value == null ? this : say(before + value);
    }

    /** Adds words and a value in the type of codes behind them, where there is one. */
    public Prose alsoCode(String before, @Nullable Object value) {
        return value == null ? this : say(before).code(value.toString());
    }

    /** Adds words that stand out. */
    public Prose strong(String words) {
        return strong("", words);
    }

    /** Adds words that stand out, with classes of the style sheet. */
    public Prose strong(String classes, String words) {
        return element("b", classes, of(words));
    }

    /** Adds a number, code or name of a field in the type of codes. */
    public Prose code(String words) {
        return span("mono", of(words));
    }

    /** Adds words that stand back. */
    public Prose muted(String words) {
        return span("muted", of(words));
    }

    /** Adds prose in a span with classes of the style sheet. */
    public Prose span(String classes, Prose content) {
        return element("span", classes, content);
    }

    /** Adds a link. */
    public Prose link(String href, String words) {
        return link(href, "", of(words));
    }

    /** Adds a link with classes of the style sheet. */
    public Prose link(String href, String classes, Prose content) {
        parts.add(out -> {
            out.writeContent("<a" + attribute(classes) + " href=\"");
            out.setContext("a", "href");
            out.writeUserContent(href);
            out.setContext("a", null);
            out.writeContent("\">");
            content.parts.forEach(p -> p.writeTo(out));
            out.writeContent("</a>");
        });
        return this;
    }

    /** Whether it says nothing. */
    public boolean isEmpty() {
        return parts.isEmpty();
    }

    @Override
    public void writeTo(TemplateOutput output) {
        HtmlTemplateOutput out = (HtmlTemplateOutput) Objects.requireNonNull(output);
        parts.forEach(p -> p.writeTo(out));
    }

    private Prose element(String tag, String classes, Prose content) {
        parts.add(out -> {
            out.writeContent("<" + tag + attribute(classes) + ">");
            out.setContext(tag, null);
            content.parts.forEach(p -> p.writeTo(out));
            out.writeContent("</" + tag + ">");
        });
        return this;
    }

    private static String attribute(String classes) {
        return classes.isEmpty() ? "" : " class=\"" + classes + "\"";
    }
}
