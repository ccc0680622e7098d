package org.tidewaiter.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tidewaiter.engine.TidewaiterException;
import org.tidewaiter.engine.TidewaiterException.Kind;
import picocli.CommandLine.Option;

/** The option that sets parameters of an analysis, once each. */
final class ParamOption {
    @Option(
            names = "--param",
            paramLabel = "NAME=VALUE",
            description = "Set what the card names (tidewaiter analyses NAME); again for more.")
    List<String> texts = new ArrayList<>();

    /**
     * What was set, in the order given.
     *
     * @throws TidewaiterException of kind USAGE for a text without an equals sign, and for a name that is set twice
     */
    Map<String, String> given() {
        Map<String, String> given = new LinkedHashMap<>();
        for (String text : texts) {
            int sign = text.indexOf('=');
            if (sign < 1) {
                throw new TidewaiterException(
                        Kind.USAGE, "--param " + text + " says no name and value", "write --param NAME=VALUE");
            }
            String name = text.substring(0, sign).strip();
            if (given.putIfAbsent(name, text.substring(sign + 1)) != null) {
                throw new TidewaiterException(
                        Kind.USAGE, "--param sets " + name + " twice", "say once what it is to be");
            }
        }
        return given;
    }
}
