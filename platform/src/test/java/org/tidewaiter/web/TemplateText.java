package org.tidewaiter.web;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A text of a template that a reader of the page sees as it stands there: what is between two tags, without what Java works out.
 *
 * @param file the template
 * @param line on which it begins
 * @param text the text; where Java puts something, there is …
 */
record TemplateText(String file, int line, String text) {
    private static final Pattern JAVA =
            Pattern.compile("\\$(unsafe)?\\{|!\\{|@`|@(import|param)[^\\n]*|@[a-z][\\w.-]*\\(?");
    private static final Pattern COMMENT = Pattern.compile("<%--.*?--%>|<!--.*?-->", Pattern.DOTALL);
    private static final Pattern SCRIPT = Pattern.compile("<(script|style)\\b.*?</\\1>", Pattern.DOTALL);

    /** The texts of all templates, file by file. */
    static List<TemplateText> all() throws IOException {
        List<TemplateText> texts = new ArrayList<>();
        try (Stream<Path> files = Files.list(Path.of("src/main/jte"))) {
            for (Path file :
                    files.filter(f -> f.toString().endsWith(".jte")).sorted().toList()) {
                texts.addAll(of(file.getFileName().toString(), Files.readString(file)));
            }
        }
        return texts;
    }

    static List<TemplateText> of(String file, String template) {
        String plain = blank(SCRIPT, withoutJava(blank(COMMENT, template)));
        List<TemplateText> texts = new ArrayList<>();
        int line = 1;
        for (int at = 0; at < plain.length(); ) {
            int tag = plain.indexOf('<', at);
            String text = plain.substring(at, tag < 0 ? plain.length() : tag);
            if (!text.isBlank()) {
                int above = (int)
                        text.substring(0, text.length() - text.stripLeading().length())
                                .chars()
                                .filter(c -> c == '\n')
                                .count();
                texts.add(new TemplateText(file, line + above, text.strip().replaceAll("\\s+", " ")));
            }
            int end = tag < 0 ? plain.length() : Math.max(tag, plain.indexOf('>', tag)) + 1;
            line += (int)
                    plain.substring(at, end).chars().filter(c -> c == '\n').count();
            at = end;
        }
        return texts;
    }

    /** The words of the text, of letters alone. */
    List<String> words() {
        return Pattern.compile("[^\\p{L}’']+")
                .splitAsStream(text)
                .filter(w -> w.matches(".*\\p{L}.*"))
                .toList();
    }

    /** Without what is Java's: ${…} is …, directives with what they are given are left out; content that is handed on as @`…` stays. */
    private static String withoutJava(String template) {
        StringBuilder plain = new StringBuilder();
        for (int i = 0; i < template.length(); ) {
            Matcher java = JAVA.matcher(template).region(i, template.length());
            if (!java.lookingAt()) {
                plain.append(template.charAt(i) == '`' ? ' ' : template.charAt(i));
                i++;
                continue;
            }
            plain.append(java.group().startsWith("$") ? "…" : " ");
            i = java.group().endsWith("{") || java.group().endsWith("(")
                    ? passed(template, java.end(), plain)
                    : java.end();
        }
        return plain.toString();
    }

    /** The place behind the bracket that closes; lines are kept, and so is content between. */
    private static int passed(String template, int from, StringBuilder plain) {
        int depth = 1;
        boolean quoted = false;
        int i = from;
        for (; i < template.length() && depth > 0; i++) {
            char c = template.charAt(i);
            quoted ^= c == '"' && template.charAt(i - 1) != '\\';
            if (c == '\n') {
                plain.append(c);
            } else if (!quoted && template.startsWith("@`", i)) {
                int end = template.indexOf('`', i + 2);
                plain.append(withoutJava(template.substring(i + 2, end)));
                i = end;
            } else if (!quoted) {
                depth += "({".indexOf(c) >= 0 ? 1 : ")}".indexOf(c) >= 0 ? -1 : 0;
            }
        }
        return i;
    }

    /** As it is, with blanks for what matches, so that lines keep their numbers. */
    private static String blank(Pattern what, String text) {
        return what.matcher(text).replaceAll(m -> m.group().replaceAll("[^\\n]", " "));
    }
}
