package org.tidewaiter.web;

import java.nio.file.Path;
import java.util.Map;
import org.tidewaiter.engine.TidewaiterException;

/** Errors in the words of who calls the API: options of the command line are of no use there. */
final class ApiWords {
    private static final Map<String, String> INSTEAD = Map.of(
            "give --again to load it once more",
            "what was loaded before is not loaded again here",
            "or take another mapping ('tidewaiter map' proposes one)",
            "or name another mapping with the parameter mapping",
            "run again with --debug and report it with what it prints",
            "report it with the log of the server",
            "load it with 'tidewaiter load', which takes them one by one, or unpack it",
            "send its files one by one",
            "set TIDEWAITER_MEMORY to more, for example 4GB",
            "have the server started with TIDEWAITER_MEMORY set to more, for example 4GB");

    private static final String OTHERWISE =
            "name the right mapping with the parameter mapping (one that ships, or NAME for mappings/NAME.yaml of the"
                    + " workspace), or mend the file, and send it with a new Idempotency-Key";

    private ApiWords() {}

    /** What is wrong, without what to do about it. */
    static String detail(TidewaiterException e) {
        String message = String.valueOf(e.getMessage());
        String tail = ": " + e.remedy().replaceAll("\\s*[\\r\\n]+\\s*", " ") + TidewaiterException.end(e.remedy());
        return message.endsWith(tail) ? message.substring(0, message.length() - tail.length()) : message;
    }

    /** What to do about it. */
    static String remedy(TidewaiterException e) {
        String remedy = e.remedy();
        for (Map.Entry<String, String> words : INSTEAD.entrySet()) {
            remedy = remedy.replace(words.getKey(), words.getValue());
        }
        remedy = remedy.replaceFirst("in a mapping \\('tidewaiter map .*?' proposes one\\)", "in a mapping")
                .replaceFirst("^run 'tidewaiter map .*? or load with (--set .*)$", "$1")
                .replaceAll("--set '(.*?)'", "the parameter set=$1")
                .replaceFirst("--leave-out '(.*)'$", "the parameter leave_out=$1")
                .replace("with --sheet", "with the parameter sheet")
                .replace("each with its --sheet", "each with its parameter sheet");
        return remedy.contains("--") || remedy.contains("tidewaiter ") ? OTHERWISE : remedy;
    }

    /** The directory of passing files is nobody's business. */
    static String withoutFolder(String text, Path folder) {
        return text.replace(folder.toAbsolutePath() + "/", "").replace(folder + "/", "");
    }
}
