package org.tidewaiter.cli;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** What is said of a command line that cannot be understood: one sentence, with the word that was probably meant. */
final class WrongUsage {
    private static final Pattern CHOICES =
            Pattern.compile("(.*): expected one of \\[(.*)] \\(case-insensitive\\) but was '(.*)'");

    private WrongUsage() {}

    /** The sentence, and where to read on. */
    static String sentence(ParameterException e) {
        return words(e) + " (see: " + e.getCommandLine().getCommandSpec().qualifiedName() + " --help)";
    }

    private static String words(ParameterException e) {
        if (e instanceof UnmatchedArgumentException unmatched) {
            return unmatched(unmatched);
        }
        // A mistyped option leaves another missing: the first is the mistake, the second what comes of it.
        List<String> strange = e.getCommandLine().getUnmatchedArguments();
        if (e instanceof MissingParameterException && !strange.isEmpty()) {
            return unmatched(new UnmatchedArgumentException(e.getCommandLine(), strange));
        }
        String line = String.valueOf(e.getMessage()).lines().findFirst().orElse("no message");
        Matcher choices = CHOICES.matcher(line);
        return choices.matches()
                ? choices.group(1) + ": '" + choices.group(3) + "' is none of "
                        + choices.group(2).toLowerCase(Locale.ROOT)
                : line;
    }

    private static String unmatched(UnmatchedArgumentException e) {
        String strange = e.getUnmatched().getFirst();
        CommandLine command = e.getCommandLine();
        String kind = strange.startsWith("-") ? "option" : command.getParent() == null ? "command" : "argument";
        List<String> near = e.getSuggestions();
        return command.getCommandSpec().qualifiedName() + " has no " + kind + " '" + strange + "'"
                + (near.isEmpty() || kind.equals("argument") ? "" : ": did you mean '" + near.getFirst() + "'?");
    }
}
